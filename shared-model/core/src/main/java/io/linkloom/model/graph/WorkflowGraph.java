package io.linkloom.model.graph;

import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.WorkflowDefinition;
import java.util.Map;

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
}
