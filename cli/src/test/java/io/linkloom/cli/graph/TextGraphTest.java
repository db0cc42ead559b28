package io.linkloom.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.WorkflowGraphView;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextGraphTest {
    private static final Paper TERMINAL = new Paper(80, false);

    /** Who follows the lines of a drawing finds every edge, and no other. */
    @Test
    void showsEveryTaskAndEveryEdgeAndNothingElse() {
        Map<Drawing.Form, Integer> forms = new EnumMap<>(Drawing.Form.class);
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(seed % 3 == 0 ? 40 : 12);
            WorkflowGraphView graph =
                    Graphs.random(random, size, Math.min(1, random.nextDouble() * 4 / size), 3 + random.nextInt(18));
            Drawing drawing = draw(graph, new Paper(30 + random.nextInt(70), false));

            Reader.Seen seen = Reader.read(drawing);

            forms.merge(drawing.form(), 1, Integer::sum);
            assertThat(seen.tasks()).as("tasks, seed %d\n%s", seed, drawing).isEqualTo(ids(graph));
            assertThat(seen.edges()).as("edges, seed %d\n%s", seed, drawing).isEqualTo(edges(graph));
        }
        assertThat(forms).as("each form was tried").hasSize(3);
        assertThat(forms.values()).allSatisfy(count -> assertThat(count).isGreaterThan(60));
    }

    @Test
    void isNeverWiderThanTheSheetWhileALineHasRoomForALabel() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            WorkflowGraphView graph = Graphs.random(random, 1 + random.nextInt(60), 0.1, 12);
            int width = 40 + random.nextInt(100);

            assertThat(draw(graph, new Paper(width, false)).toString().lines())
                    .as("seed %d", seed)
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width))
                    .noneSatisfy(line -> assertThat(line).endsWith(" "));
        }
    }

    @Test
    void drawsTheSameWithPlainCharacters() {
        for (int seed = 0; seed < 100; seed++) {
            WorkflowGraphView graph = Graphs.random(new Random(seed), 12, 0.2, 12);

            String plain = draw(graph, new Paper(100, true)).toString();

            assertThat(plain).matches("(?s)[ -~\n]*").isEqualTo(plain(draw(graph, new Paper(100, false))));
        }
    }

    private static String plain(Drawing drawing) {
        return drawing.toString()
                .replace('─', '-')
                .replace('│', '|')
                .replace('→', '>')
                .replace('↓', 'v')
                .replace("←", "<-")
                .replaceAll("[┌┐└┘├┤┬┴┼]", "+");
    }

    private static Drawing draw(WorkflowGraphView graph, Paper paper) {
        return TextGraph.draw(graph, WorkflowGraphView.Node::id, paper);
    }

    private static Set<String> ids(WorkflowGraphView graph) {
        return graph.nodes().stream().map(WorkflowGraphView.Node::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> edges(WorkflowGraphView graph) {
        return graph.edges().stream()
                .map(edge -> edge.from() + ">" + edge.to())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
