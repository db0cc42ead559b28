package io.linkloom.cli.graph;

import io.linkloom.api.WorkflowGraphView;
import java.util.List;
import java.util.function.Function;

/** The door of this package: draws a DAG in the first form that fits on the paper and that a person can follow. */
public final class TextGraph {
    /** More than so many tasks and bends nobody reads as a drawing. */
    private static final int MOST_ITEMS = 2_000;

    private TextGraph() {}

    /** @param label what is shown for a task: one line, each character one cell wide */
    public static Drawing draw(WorkflowGraphView graph, Function<WorkflowGraphView.Node, String> label, Paper paper) {
        List<String> labels = graph.nodes().stream().map(label).toList();
        for (Direction direction : List.of(Direction.ACROSS, Direction.DOWN)) {
            if (direction.leastWidth(graph, labels) > paper.width()) continue;
            Ranks ranks = Ranks.of(graph, MOST_ITEMS);
            if (ranks == null) break;
            Plan plan = Plan.of(ranks, labels, direction, paper.width());
            if (plan.width() > paper.width()) continue;
            Drawing drawing = new Draftsman(graph, labels, plan, paper.ascii()).drawing();
            if (drawing != null) return drawing;
        }
        return TaskList.of(graph, labels, paper);
    }
}
