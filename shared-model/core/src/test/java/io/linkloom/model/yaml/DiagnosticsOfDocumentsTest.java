package io.linkloom.model.yaml;

import static io.linkloom.model.yaml.Documents.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken documents with everything that is found in them. */
class DiagnosticsOfDocumentsTest {
    static List<BrokenDocuments.Broken> broken() {
        return BrokenDocuments.ALL;
    }

    @ParameterizedTest
    @MethodSource("broken")
    void findsEverythingThatIsWrongAndWhere(BrokenDocuments.Broken broken) {
        assertThat(found(broken.document())).as(broken.document()).isEqualTo(broken.found());
    }

    @Test
    void messagesSayWhatIsWrongAndWhatWouldBeRight() {
        assertThat(message("id: w\nscheduel: '@daily'\n" + TASKS)).isEqualTo("The key `scheduel` is unknown here");
        assertThat(message("id: w\nfailFast: yes\n" + TASKS))
                .isEqualTo("Expected true or false, but found a string `yes`");
        assertThat(message("id: w\ntimeout: 90\n" + TASKS))
                .isEqualTo("Expected a duration such as 30s or 1h30m, but found a number `90`");
        assertThat(message("id: w\nlabels: [a]\n" + TASKS)).isEqualTo("Expected an object, but found a list");
        assertThat(message("id: w\nid: x\n" + TASKS))
                .isEqualTo("The key `id` is here twice; the first one is at line 1, column 1");
        assertThat(message("id: w\nschedule: '0 25 * * *'\n" + TASKS))
                .contains("25 is outside the field")
                .contains("write 0-23");
        assertThat(message("id: w\ntasks:\n" + task("a", "[c]") + task("b", "[a]") + task("c", "[b]")))
                .isEqualTo("The tasks wait for each other: a → c → b → a");
        assertThat(message("id: w\noutputs: {x: '${{ tasks.a-b.output }}'}\n" + TASKS))
                .isEqualTo("`tasks.a-b` means a subtraction; an id with `-` is written `tasks[\"a-b\"]`");
        assertThat(message("id: w\noutputs: {x: '${{ 1 + }}'}\n" + TASKS))
                .isEqualTo("The expression `1 +` is wrong: it ends too early");
    }

    @Test
    void messagesAreInUkrainianToo() {
        String document = "id: w\nfailFast: yes\n" + TASKS;

        assertThat(Documents.errors(document).getFirst().message(Locale.of("uk", "UA")))
                .isEqualTo("Очікується true чи false, а тут рядок `yes`");
    }

    @Test
    void maxParallelWithoutForEachIsAWarning() {
        assertThat(Documents.valid(Documents.task("type: approval\nmaxParallel: 2"))
                        .warnings())
                .extracting(Documents::line)
                .containsExactly("5:5 /tasks/0/maxParallel no-effect");
    }

    private static final String TASKS = "tasks:\n" + task("t", "[]");

    private static String task(String id, String dependsOn) {
        return "  - {id: " + id + ", type: approval, dependsOn: " + dependsOn + "}\n";
    }

    private static String message(String document) {
        return Documents.errors(document).getFirst().message();
    }
}
