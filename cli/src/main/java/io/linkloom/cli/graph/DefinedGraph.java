package io.linkloom.cli.graph;

import io.linkloom.api.WorkflowGraphView;
import io.linkloom.model.graph.WorkflowGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The graph of a document, for where no server is asked. */
public final class DefinedGraph {
    private DefinedGraph() {}

    /** Typical durations are not known; the critical path is the longest chain. */
    public static WorkflowGraphView of(WorkflowGraph graph) {
        List<WorkflowGraphView.Node> nodes = new ArrayList<>();
        List<WorkflowGraphView.Edge> edges = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            String id = graph.task(i).id();
            nodes.add(new WorkflowGraphView.Node(
                    id, graph.task(i).work().type(), graph.task(i).name(), graph.level(i), null));
            for (int up : graph.upstream(i))
                edges.add(new WorkflowGraphView.Edge(graph.task(up).id(), id));
        }
        List<List<String>> levels =
                graph.levels().stream().map(level -> ids(graph, level)).toList();
        return new WorkflowGraphView(nodes, edges, levels, ids(graph, graph.criticalPath(task -> 1)));
    }

    private static List<String> ids(WorkflowGraph graph, int[] tasks) {
        return Arrays.stream(tasks).mapToObj(task -> graph.task(task).id()).toList();
    }
}
