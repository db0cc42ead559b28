package io.linkloom.cli.graph;

import static java.util.Objects.requireNonNull;

import io.linkloom.api.WorkflowGraphView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks by level, with a bend wherever an edge passes a level, so that every link leads to the next rank.
 *
 * <p>Items are numbered: first the tasks in the order of the graph, then the bends. Edges of one task that go far share
 * their bends, or edges to one task do; what such a bend is linked to is always right for all of them.
 */
final class Ranks {
    private final int tasks;
    private final List<Integer> rankOf = new ArrayList<>();
    private final List<Set<Integer>> up = new ArrayList<>();
    private final List<Set<Integer>> down = new ArrayList<>();
    private final List<List<Integer>> order = new ArrayList<>();

    private Ranks(int tasks) {
        this.tasks = tasks;
    }

    /** Null when there would be more than `most` items or edges. */
    static @Nullable Ranks of(WorkflowGraphView graph, int most) {
        int tasks = graph.nodes().size();
        if (tasks > most || graph.edges().size() > most) return null;
        Ranks ranks = new Ranks(tasks);
        Map<String, Integer> number = new HashMap<>();
        for (WorkflowGraphView.Node node : graph.nodes()) number.put(node.id(), ranks.add(node.level()));
        int[] farOut = new int[tasks];
        int[] farIn = new int[tasks];
        List<int[]> far = new ArrayList<>();
        for (WorkflowGraphView.Edge edge : graph.edges()) {
            int from = requireNonNull(number.get(edge.from()));
            int to = requireNonNull(number.get(edge.to()));
            if (ranks.rank(to) == ranks.rank(from) + 1) {
                ranks.link(from, to);
            } else {
                far.add(new int[] {from, to});
                farOut[from]++;
                farIn[to]++;
            }
        }
        Map<String, Integer> bends = new HashMap<>();
        for (int[] edge : far) {
            boolean collected = farIn[edge[1]] > farOut[edge[0]];
            String shared = collected ? "to " + edge[1] : "from " + edge[0];
            int at = edge[0];
            for (int rank = ranks.rank(at) + 1; rank < ranks.rank(edge[1]); rank++) {
                int level = rank;
                int bend = bends.computeIfAbsent(shared + " at " + rank, key -> ranks.add(level));
                ranks.link(at, bend);
                at = bend;
            }
            ranks.link(at, edge[1]);
            if (ranks.size() > most) return null;
        }
        Uncrossing.of(ranks).sort();
        return ranks;
    }

    private int add(int rank) {
        int item = rankOf.size();
        rankOf.add(rank);
        up.add(new LinkedHashSet<>());
        down.add(new LinkedHashSet<>());
        while (order.size() <= rank) order.add(new ArrayList<>());
        order.get(rank).add(item);
        return item;
    }

    private void link(int from, int to) {
        down.get(from).add(to);
        up.get(to).add(from);
    }

    int size() {
        return rankOf.size();
    }

    boolean isTask(int item) {
        return item < tasks;
    }

    int rank(int item) {
        return rankOf.get(item);
    }

    /** Items of the rank before. */
    Set<Integer> up(int item) {
        return up.get(item);
    }

    /** Items of the rank after. */
    Set<Integer> down(int item) {
        return down.get(item);
    }

    /** The items of each rank as they stand beside each other. */
    List<List<Integer>> order() {
        return order;
    }
}
