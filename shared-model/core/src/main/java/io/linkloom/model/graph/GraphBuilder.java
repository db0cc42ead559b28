package io.linkloom.model.graph;

import io.linkloom.model.definition.WorkflowDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the DAG of a definition. */
public final class GraphBuilder {
    private GraphBuilder() {}

    /** What came of it: a graph, or the cycle that forbids one. */
    public sealed interface Result {
        record Built(WorkflowGraph graph) implements Result {}

        /**
         * The tasks wait for each other.
         *
         * @param path task ids; each depends on the next one, and the last is the first again
         */
        record Cycle(List<String> path) implements Result {}
    }

    /** Expects unique ids; a `dependsOn` that names no task is left out (the reader reports it). Linear in tasks and edges. */
    public static Result build(WorkflowDefinition definition) {
        int size = definition.tasks().size();
        Map<String, Integer> ordinals = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) ordinals.put(definition.tasks().get(i).id(), i);
        int[][] upstream = new int[size][];
        int[] outDegree = new int[size];
        for (int i = 0; i < size; i++) {
            upstream[i] = definition.tasks().get(i).dependsOn().stream()
                    .distinct()
                    .mapToInt(id -> ordinals.getOrDefault(id, -1))
                    .filter(ordinal -> ordinal >= 0)
                    .toArray();
            for (int up : upstream[i]) outDegree[up]++;
        }
        int[][] downstream = new int[size][];
        for (int i = 0; i < size; i++) downstream[i] = new int[outDegree[i]];
        int[] filled = new int[size];
        for (int i = 0; i < size; i++) for (int up : upstream[i]) downstream[up][filled[up]++] = i;

        int[] level = new int[size];
        int[] remaining = new int[size];
        int[] order = new int[size];
        int tail = 0;
        for (int i = 0; i < size; i++) {
            remaining[i] = upstream[i].length;
            if (remaining[i] == 0) order[tail++] = i;
        }
        for (int head = 0; head < tail; head++) {
            for (int down : downstream[order[head]]) {
                level[down] = Math.max(level[down], level[order[head]] + 1);
                if (--remaining[down] == 0) order[tail++] = down;
            }
        }
        if (tail < size) return new Result.Cycle(cycle(definition, upstream, remaining));
        return new Result.Built(new WorkflowGraph(definition, Map.copyOf(ordinals), upstream, downstream, level));
    }

    /** Walks upstream from a task that no topological order reached; it must come back to where it was. */
    private static List<String> cycle(WorkflowDefinition definition, int[][] upstream, int[] remaining) {
        int at = 0;
        while (remaining[at] == 0) at++;
        int[] seenAt = new int[remaining.length];
        List<Integer> path = new ArrayList<>();
        while (seenAt[at] == 0) {
            path.add(at);
            seenAt[at] = path.size();
            int next = at;
            for (int up : upstream[at]) {
                if (remaining[up] > 0) {
                    next = up;
                    break;
                }
            }
            at = next;
        }
        List<String> ids = new ArrayList<>();
        for (int i = seenAt[at] - 1; i < path.size(); i++)
            ids.add(definition.tasks().get(path.get(i)).id());
        ids.add(definition.tasks().get(at).id());
        return ids;
    }
}
