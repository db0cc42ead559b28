package io.linkloom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The DAG of a workflow.
 *
 * @param levels ids of tasks: first those without upstream, then those that need only them, and so on
 * @param criticalPath ids of the chain that takes longest, by typical durations; by number of tasks where nothing is known
 */
public record WorkflowGraphView(
        List<Node> nodes, List<Edge> edges, List<List<String>> levels, List<String> criticalPath) {
    public WorkflowGraphView {
        nodes = Copies.list(nodes);
        edges = Copies.list(edges);
        levels = Copies.list(levels);
        criticalPath = Copies.list(criticalPath);
    }

    /**
     * One task.
     *
     * @param level from 0
     * @param typicalDuration ISO-8601, the median of the last executions of this version; null when none succeeded yet
     */
    public record Node(
            String id,
            String type,
            @Nullable String name,
            int level,
            @Nullable String typicalDuration) {}

    /** `to` depends on `from`. */
    public record Edge(String from, String to) {}
}
