package io.linkloom.cli.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Items of one rank of which each is linked to each of some items of the next: they may share one line without telling
 * anything wrong.
 */
record Net(List<Integer> from, List<Integer> to) {
    Net {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Nets that hold every link out of the rank once; few of them, since each needs a line of its own. */
    static List<Net> of(Ranks ranks, int rank) {
        List<List<Integer>> order = ranks.order();
        if (rank + 1 >= order.size()) return List.of();
        List<Net> byTarget = new ArrayList<>();
        grouped(order.get(rank + 1), ranks::up, order.get(rank)).forEach((from, to) -> byTarget.add(new Net(from, to)));
        List<Net> bySource = new ArrayList<>();
        grouped(order.get(rank), ranks::down, order.get(rank + 1))
                .forEach((to, from) -> bySource.add(new Net(from, to)));
        return ends(bySource) < ends(byTarget) ? bySource : byTarget;
    }

    /** Items with the same neighbours together, by those neighbours in their order; those with none are left out. */
    private static Map<List<Integer>, List<Integer>> grouped(
            List<Integer> items, IntFunction<Set<Integer>> neighbours, List<Integer> order) {
        Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
        for (int item : items) {
            Collection<Integer> linked = neighbours.apply(item);
            if (linked.isEmpty()) continue;
            List<Integer> sorted = linked.stream()
                    .sorted(Comparator.comparingInt(order::indexOf))
                    .toList();
            groups.computeIfAbsent(sorted, key -> new ArrayList<>()).add(item);
        }
        return groups;
    }

    private static int ends(List<Net> nets) {
        return nets.stream()
                .mapToInt(net -> net.from().size() + net.to().size())
                .sum();
    }
}
