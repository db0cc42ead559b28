package io.linkloom.model.graph;

import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.WorkflowDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * A workflow whose tasks are known to form a DAG.
 *
 * <p>Tasks are addressed by ordinal: their place in the document, 0 to `size() - 1`.
 */
public final class WorkflowGraph {
    private final WorkflowDefinition definition;
    private final Map<String, Integer> ordinals;
    private final int[][] upstream;
    private final int[][] downstream;
    private final int[] level;

    WorkflowGraph(
            WorkflowDefinition definition,
            Map<String, Integer> ordinals,
            int[][] upstream,
            int[][] downstream,
            int[] level) {
        this.definition = definition;
        this.ordinals = ordinals;
        this.upstream = upstream;
        this.downstream = downstream;
        this.level = level;
    }

    public WorkflowDefinition definition() {
        return definition;
    }

    /** How many tasks there are; at least 1. */
    public int size() {
        return upstream.length;
    }

    public TaskDefinition task(int ordinal) {
        return definition.tasks().get(ordinal);
    }

    /** Place of the task with this id, or -1 when there is none. */
    public int ordinal(String id) {
        return ordinals.getOrDefault(id, -1);
    }

    /** Ordinals of the tasks directly upstream, without duplicates, in the order of `dependsOn`; not to be changed. */
    public int[] upstream(int ordinal) {
        return upstream[ordinal];
    }

    /** Ordinals of the tasks directly downstream, ascending; not to be changed. */
    public int[] downstream(int ordinal) {
        return downstream[ordinal];
    }

    /** 0 for a task without upstream, else one more than the highest level upstream. */
    public int level(int ordinal) {
        return level[ordinal];
    }

    /** Ordinals by level, each level in the order of the document; none is empty. */
    public List<int[]> levels() {
        int[] order = topologicalOrder();
        List<int[]> levels = new ArrayList<>();
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            while (to < order.length && level[order[to]] == level[order[from]]) to++;
            levels.add(Arrays.copyOfRange(order, from, to));
        }
        return levels;
    }

    /** Every ordinal after all that are upstream of it: by level, within one in the order of the document. */
    public int[] topologicalOrder() {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingInt(this::level))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The chain of tasks that takes longest in all, from a task without upstream down to the last; of equal ones the first in the document.
     *
     * @param duration of a task by its ordinal, in any unit, at least 0
     */
    public int[] criticalPath(IntToLongFunction duration) {
        long[] total = new long[size()];
        int[] before = new int[size()];
        int last = 0;
        for (int at : topologicalOrder()) {
            before[at] = -1;
            for (int up : upstream[at]) if (before[at] < 0 || total[up] > total[before[at]]) before[at] = up;
            total[at] = duration.applyAsLong(at) + (before[at] < 0 ? 0 : total[before[at]]);
            if (total[at] > total[last]) last = at;
        }
        return IntStream.iterate(last, at -> at >= 0, at -> before[at])
                .boxed()
                .sorted(Comparator.comparingInt(this::level))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
