package io.linkloom.cli.graph;

import io.linkloom.api.TaskState;
import io.linkloom.api.WorkflowGraphView;
import java.util.Map;
import java.util.StringJoiner;

/** A graph in the language of Graphviz. */
public final class Dot {
    private Dot() {}

    /** @param states by id of task; of those whose state is not known none is shown */
    public static String of(String workflow, WorkflowGraphView graph, Map<String, TaskState> states) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("digraph \"" + workflow + "\" {");
        lines.add("  rankdir=LR;");
        lines.add("  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Helvetica\"];");
        for (WorkflowGraphView.Node node : graph.nodes()) {
            TaskState state = states.get(node.id());
            String look = state == null
                    ? ""
                    : " [fillcolor=\"" + Colours.fill(state) + "\", color=\"" + Colours.line(state) + "\", tooltip=\""
                            + state + "\"]";
            lines.add("  \"" + node.id() + "\"" + look + ";");
        }
        for (WorkflowGraphView.Edge edge : graph.edges())
            lines.add("  \"" + edge.from() + "\" -> \"" + edge.to() + "\";");
        lines.add("}");
        return lines.toString();
    }
}
