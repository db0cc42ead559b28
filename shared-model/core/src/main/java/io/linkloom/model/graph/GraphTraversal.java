package io.linkloom.model.graph;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Walks a graph. Holds memory for one walk at a time: for one thread. */
public final class GraphTraversal {
    private final WorkflowGraph graph;
    private int of = -1;
    private BitSet ancestors = new BitSet();

    public GraphTraversal(WorkflowGraph graph) {
        this.graph = graph;
    }

    /** Ordinals of every task that is upstream of this one, directly or not; costs what it visits. */
    public BitSet upstream(int ordinal) {
        BitSet seen = new BitSet(graph.size());
        Deque<Integer> open = new ArrayDeque<>();
        open.add(ordinal);
        while (!open.isEmpty()) {
            for (int up : graph.upstream(open.removeLast())) {
                if (seen.get(up)) continue;
                seen.set(up);
                open.add(up);
            }
        }
        return seen;
    }

    /** Ordinals of every task that is downstream of this one, directly or not; costs what it visits. */
    public BitSet downstream(int ordinal) {
        BitSet seen = new BitSet(graph.size());
        Deque<Integer> open = new ArrayDeque<>();
        open.add(ordinal);
        while (!open.isEmpty()) {
            for (int down : graph.downstream(open.removeLast())) {
                if (seen.get(down)) continue;
                seen.set(down);
                open.add(down);
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
