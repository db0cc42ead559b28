package io.linkloom.server.api;

import io.linkloom.api.WorkflowGraphView;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.graph.WorkflowGraph;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph as the contract shows it. */
final class GraphView {
    private GraphView() {}

    /** @param durations microseconds that tasks took, by ordinal; tasks of which nothing is known are left out */
    static WorkflowGraphView of(WorkflowGraph graph, Map<Integer, List<Long>> durations) {
        Map<Integer, Long> typical = new HashMap<>();
        durations.forEach((task, all) -> typical.put(task, median(all)));
        List<WorkflowGraphView.Node> nodes = new ArrayList<>(graph.size());
        List<WorkflowGraphView.Edge> edges = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            TaskDefinition task = graph.task(i);
            Long micros = typical.get(i);
            String duration = micros == null
                    ? null
                    : Duration.of(micros, ChronoUnit.MICROS).toString();
            nodes.add(new WorkflowGraphView.Node(task.id(), task.work().type(), task.name(), graph.level(i), duration));
            for (int up : graph.upstream(i))
                edges.add(new WorkflowGraphView.Edge(graph.task(up).id(), task.id()));
        }
        // Where nothing is known every task counts the same, and the longest chain is the one with most tasks.
        int[] critical = graph.criticalPath(i -> typical.isEmpty() ? 1 : typical.getOrDefault(i, 0L));
        return new WorkflowGraphView(
                nodes,
                edges,
                graph.levels().stream().map(level -> ids(graph, level)).toList(),
                ids(graph, critical));
    }

    private static List<String> ids(WorkflowGraph graph, int[] ordinals) {
        return Arrays.stream(ordinals).mapToObj(i -> graph.task(i).id()).toList();
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
