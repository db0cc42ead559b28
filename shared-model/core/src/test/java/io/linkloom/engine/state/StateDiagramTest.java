package io.linkloom.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The reference shows the states as the tables have them. `-Dloom.test.args=-Dloom.update=true` writes it anew. */
class StateDiagramTest {
    private static final Path PAGE = Path.of("../../docs/reference/states.md");

    @Test
    void theReferenceIsDrawnFromTheTables() throws IOException {
        String page = page();
        if (Boolean.getBoolean("loom.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    private static String page() {
        return """
                # States and transitions

                This page is generated from the tables that the engine itself uses (`io.linkloom.engine.state.Transitions`).
                An arrow names the events that lead from one state to the next. Events that leave a state as it is are listed below each diagram.

                ## Execution

                %s
                ## Task run

                %s
                ## Item of a fan-out

                %s""".formatted(
                        diagram(Transitions.EXECUTION, "QUEUED"),
                        diagram(Transitions.TASK, "PENDING"),
                        diagram(Transitions.ITEM, "QUEUED"));
    }

    private static <S extends Enum<S>> String diagram(Transitions<S> table, String first) {
        Map<String, TreeSet<String>> arrows = new LinkedHashMap<>();
        Map<String, TreeSet<String>> stays = new LinkedHashMap<>();
        for (Transitions.Row<S> row : table.rows()) {
            String event = row.event().getSimpleName();
            if (row.from() == row.to())
                stays.computeIfAbsent(event, key -> new TreeSet<>())
                        .add(row.from().name());
            else
                arrows.computeIfAbsent(row.from() + " --> " + row.to(), key -> new TreeSet<>())
                        .add(event);
        }
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> " + first + "\n");
        arrows.forEach((arrow, events) -> text.append("    ")
                .append(arrow)
                .append(" : ")
                .append(String.join(", ", events))
                .append('\n'));
        text.append("```\n\n");
        stays.forEach((event, states) -> text.append("- `")
                .append(event)
                .append("` in ")
                .append(String.join(", ", states))
                .append('\n'));
        return text.toString();
    }
}
