package io.linkloom.cli.graph;

import io.linkloom.api.WorkflowGraphView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Graphs to draw. */
final class Graphs {
    private Graphs() {}

    /** `a; b c < a; d < b c`: b and c depend on a, d on both. */
    static WorkflowGraphView of(String text) {
        Map<String, List<String>> upstream = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            String[] sides = part.split("<");
            List<String> needed =
                    sides.length == 1 ? List.of() : List.of(sides[1].strip().split(" +"));
            for (String id : sides[0].strip().split(" +")) upstream.put(id, needed);
        }
        return of(upstream);
    }

    /** @param chance of each possible edge, from 0 to 1 */
    static WorkflowGraphView random(Random random, int size, double chance, int longestId) {
        Map<String, List<String>> upstream = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> needed = new ArrayList<>();
            for (String id : ids) if (random.nextDouble() < chance) needed.add(id);
            String id = "t" + i;
            id += "_".repeat(Math.max(0, random.nextInt(longestId) - id.length()));
            ids.add(id);
            upstream.put(id, needed);
        }
        return of(upstream);
    }

    private static WorkflowGraphView of(Map<String, List<String>> upstream) {
        Map<String, Integer> level = new HashMap<>();
        List<WorkflowGraphView.Node> nodes = new ArrayList<>();
        List<WorkflowGraphView.Edge> edges = new ArrayList<>();
        upstream.forEach((id, needed) -> {
            int own = needed.stream()
                    .mapToInt(each -> level.getOrDefault(each, 0) + 1)
                    .max()
                    .orElse(0);
            level.put(id, own);
            nodes.add(new WorkflowGraphView.Node(id, "http", null, own, null));
            for (String each : needed) edges.add(new WorkflowGraphView.Edge(each, id));
        });
        return new WorkflowGraphView(nodes, edges, List.of(), List.of());
    }
}
