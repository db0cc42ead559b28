package io.linkloom.cli.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Orders the items of each rank so that few links cross: every item goes to the mean place of those it is linked to,
 * rank by rank, down and up again; the best order that was seen stays.
 *
 * <p>Source: Sugiyama, Tagawa and Toda, 1981.
 */
final class Uncrossing {
    private static final int SWEEPS = 12;

    private final Ranks ranks;
    private final int[] place;

    private Uncrossing(Ranks ranks) {
        this.ranks = ranks;
        this.place = new int[ranks.size()];
    }

    static Uncrossing of(Ranks ranks) {
        return new Uncrossing(ranks);
    }

    void sort() {
        int last = ranks.order().size() - 1;
        for (int rank = 0; rank <= last; rank++) number(rank);
        for (int rank = 1; rank <= last; rank++) sort(rank, ranks::up);
        long least = crossings();
        List<List<Integer>> best = copy();
        for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
            if (sweep % 2 == 0) for (int rank = last - 1; rank >= 0; rank--) sort(rank, ranks::down);
            else for (int rank = 1; rank <= last; rank++) sort(rank, ranks::up);
            long now = crossings();
            if (now >= least) continue;
            least = now;
            best = copy();
        }
        for (int rank = 0; rank <= last; rank++) {
            ranks.order().set(rank, best.get(rank));
            number(rank);
        }
    }

    private void sort(int rank, IntFunction<Set<Integer>> neighbours) {
        ranks.order()
                .get(rank)
                .sort(Comparator.comparingDouble(item -> neighbours.apply(item).stream()
                        .mapToInt(each -> place[each])
                        .average()
                        .orElse(place[item])));
        number(rank);
    }

    private void number(int rank) {
        List<Integer> items = ranks.order().get(rank);
        for (int i = 0; i < items.size(); i++) place[items.get(i)] = i;
    }

    private List<List<Integer>> copy() {
        List<List<Integer>> copy = new ArrayList<>();
        for (List<Integer> rank : ranks.order()) copy.add(new ArrayList<>(rank));
        return copy;
    }

    private long crossings() {
        long crossings = 0;
        for (List<Integer> rank : ranks.order()) {
            List<int[]> links = new ArrayList<>();
            for (int from : rank) for (int to : ranks.down(from)) links.add(new int[] {place[from], place[to]});
            for (int i = 0; i < links.size(); i++) {
                for (int j = i + 1; j < links.size(); j++) {
                    if ((links.get(i)[0] - links.get(j)[0]) * (links.get(i)[1] - links.get(j)[1]) < 0) crossings++;
                }
            }
        }
        return crossings;
    }
}
