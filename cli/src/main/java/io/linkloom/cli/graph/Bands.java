package io.linkloom.cli.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each item begins on `cross`: in the order of its rank, apart from its neighbours, and as straight before and
 * behind those it is linked to as that allows.
 *
 * <p>Rank by rank every item wishes itself in line with its neighbours; the places nearest to all wishes
 * that keep the order are found by pooling adjacent violators. The straightest of several rounds stays, among those that
 * fit if any does.
 */
final class Bands {
    private static final int SWEEPS = 24;

    private final Ranks ranks;
    private final List<List<Net>> nets;
    private final Ports ports;
    private final int gap;
    private final double[] start;

    private Bands(Ranks ranks, List<List<Net>> nets, Ports ports, int gap) {
        this.ranks = ranks;
        this.nets = nets;
        this.ports = ports;
        this.gap = gap;
        this.start = new double[ranks.size()];
    }

    /** First cells of the items, the least of them 0; `room` is where they should end. */
    static int[] of(Ranks ranks, List<List<Net>> nets, Ports ports, int gap, int room) {
        Bands bands = new Bands(ranks, nets, ports, gap);
        bands.pack();
        int[] best = bands.rounded();
        int last = ranks.order().size() - 1;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i <= last; i++) {
                if (sweep % 3 == 0) bands.settle(i, true, false);
                else bands.settle(last - i, sweep % 3 == 2, true);
            }
            int[] now = bands.rounded();
            if (bands.better(now, best, room)) best = now;
        }
        return best;
    }

    private boolean better(int[] one, int[] other, int room) {
        int over = Math.max(0, end(one) - room);
        int otherOver = Math.max(0, end(other) - room);
        return over != otherOver ? over < otherOver : bends(one) < bends(other);
    }

    private int end(int[] starts) {
        int end = 0;
        for (int item = 0; item < starts.length; item++) end = Math.max(end, starts[item] + ports.breadth(item));
        return end;
    }

    /** How far all links are from straight. */
    private long bends(int[] starts) {
        long bends = 0;
        for (List<Net> gutter : nets) {
            for (Net net : gutter) {
                for (int from : net.from()) {
                    for (int to : net.to()) {
                        bends += Math.abs(starts[from] + ports.out(from, net) - starts[to] - ports.in(to, net))
                                * weight(net, from, to);
                    }
                }
            }
        }
        return bends;
    }

    /** Long lines should be straight first of all, then those that nothing branches from. */
    private long weight(Net net, int from, int to) {
        int alone = net.from().size() + net.to().size() == 2 ? 4 : 1;
        return alone * (ranks.isTask(from) ? 1 : 3) * (ranks.isTask(to) ? 1 : 3);
    }

    private void pack() {
        double[] lengths = new double[ranks.order().size()];
        for (int rank = 0; rank < lengths.length; rank++) {
            for (int item : ranks.order().get(rank)) {
                start[item] = lengths[rank];
                lengths[rank] += ports.breadth(item) + gap;
            }
        }
        double longest = Arrays.stream(lengths).max().orElse(0);
        for (int rank = 0; rank < lengths.length; rank++)
            for (int item : ranks.order().get(rank)) start[item] += (longest - lengths[rank]) / 2;
    }

    /** Places a rank by what is before it, behind it, or both. */
    private void settle(int rank, boolean byBefore, boolean byBehind) {
        List<Integer> items = ranks.order().get(rank);
        double[] wish = new double[items.size()];
        double[] weight = new double[items.size()];
        double[] offset = new double[items.size()];
        for (int i = 0; i < items.size(); i++) {
            int item = items.get(i);
            if (i > 0) offset[i] = offset[i - 1] + ports.breadth(items.get(i - 1)) + gap;
            List<Double> wishes = new ArrayList<>();
            if (byBefore) weight[i] += wishesBefore(item, wishes);
            if (byBehind) weight[i] += wishesBehind(item, wishes);
            boolean alone = ports.in(item).isEmpty() && ports.out(item).isEmpty();
            if (!wishes.isEmpty()) wish[i] = median(wishes) - offset[i];
            else wish[i] = alone && i > 0 ? wish[i - 1] : start[item] - offset[i];
            weight[i] = Math.max(weight[i], 0.1);
        }
        double[] settled = monotone(wish, weight);
        for (int i = 0; i < items.size(); i++) start[items.get(i)] = settled[i] + offset[i];
    }

    private long wishesBefore(int item, List<Double> wishes) {
        long weight = 0;
        for (Net net : ports.in(item)) {
            for (int other : net.from()) {
                wishes.add(start[other] + ports.out(other, net) - ports.in(item, net));
                weight += weight(net, other, item);
            }
        }
        return weight;
    }

    private long wishesBehind(int item, List<Double> wishes) {
        long weight = 0;
        for (Net net : ports.out(item)) {
            for (int other : net.to()) {
                wishes.add(start[other] + ports.in(other, net) - ports.out(item, net));
                weight += weight(net, item, other);
            }
        }
        return weight;
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2;
    }

    /** The nearest to the values that never falls. */
    private static double[] monotone(double[] values, double[] weights) {
        int size = values.length;
        double[] level = new double[size];
        double[] weight = new double[size];
        int[] members = new int[size];
        int blocks = 0;
        for (int i = 0; i < size; i++) {
            level[blocks] = values[i];
            weight[blocks] = weights[i];
            members[blocks++] = 1;
            while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
                double sum = weight[blocks - 2] + weight[blocks - 1];
                level[blocks - 2] =
                        (level[blocks - 2] * weight[blocks - 2] + level[blocks - 1] * weight[blocks - 1]) / sum;
                weight[blocks - 2] = sum;
                members[blocks - 2] += members[--blocks];
            }
        }
        double[] result = new double[size];
        for (int block = 0, i = 0; block < blocks; block++)
            for (int n = 0; n < members[block]; n++) result[i++] = level[block];
        return result;
    }

    /** Rounding keeps the order: within a rank all starts share their fractions' effect with what stands before them. */
    private int[] rounded() {
        int[] whole = new int[start.length];
        for (List<Integer> rank : ranks.order()) {
            int offset = 0;
            for (int item : rank) {
                whole[item] = (int) Math.round(start[item] - offset) + offset;
                offset += ports.breadth(item) + gap;
            }
        }
        int least = Arrays.stream(whole).min().orElse(0);
        for (int item = 0; item < whole.length; item++) whole[item] -= least;
        return whole;
    }
}
