package io.linkloom.model.graph;

import java.util.BitSet;
import java.util.function.IntFunction;

/** Walks a graph. Holds memory for one walk at a time: for one thread. */
public final class GraphTraversal {
    private final WorkflowGraph graph;
    private final int[] open;
    private int of = -1;
    private BitSet ancestors = new BitSet();

    public GraphTraversal(WorkflowGraph graph) {
        this.graph = graph;
        this.open = new int[graph.size() + 1];
    }

    /** Ordinals of every task that is upstream of this one, directly or not; costs what it visits. */
    public BitSet upstream(int ordinal) {
        return reachable(ordinal, graph::upstream);
    }

    /** Ordinals of every task that is downstream of this one, directly or not; costs what it visits. */
    public BitSet downstream(int ordinal) {
        return reachable(ordinal, graph::downstream);
    }

    private BitSet reachable(int from, IntFunction<int[]> next) {
        BitSet seen = new BitSet(graph.size());
        int size = 0;
        open[size++] = from;
        while (size > 0) {
            for (int to : next.apply(open[--size])) {
                if (seen.get(to)) continue;
                seen.set(to);
                open[size++] = to;
            }
        }
        return seen;
    }

    /** Whether `candidate` is upstream of `ordinal`. Direct ones cost next to nothing; the walk for others is kept for the next question. */
    public boolean isUpstream(int candidate, int ordinal) {
        for (int up : graph.upstream(ordinal)) if (up == candidate) return true;
        if (graph.level(candidate) >= graph.level(ordinal)) return false;
        if (of != ordinal) {
            ancestors = upstream(ordinal);
            of = ordinal;
        }
        return ancestors.get(candidate);
    }
}
