package io.linkloom.cli.graph;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntBiFunction;

/**
 * The room between two ranks: every net has a track there, none lies on another's lines, few cross.
 *
 * <p>Where two nets each have to precede the other, one takes two tracks.
 */
final class Gutter {
    /** A space, a line, an arrow, a space. */
    static final int LEAST_ACROSS = 5;

    private final List<Wire> wires = new ArrayList<>();
    private final Map<Wire, Integer> tracks = new IdentityHashMap<>();
    private int count;

    /**
     * @param out place on `cross` where a net leaves an item
     * @param in place on `cross` where a net reaches an item
     */
    Gutter(List<Net> nets, ToIntBiFunction<Integer, Net> out, ToIntBiFunction<Integer, Net> in) {
        List<Wire> open = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (Net net : nets) {
            int[] from = net.from().stream()
                    .mapToInt(item -> out.applyAsInt(item, net))
                    .toArray();
            int[] to =
                    net.to().stream().mapToInt(item -> in.applyAsInt(item, net)).toArray();
            Arrays.stream(from).forEach(taken::add);
            Arrays.stream(to).forEach(taken::add);
            Wire wire = new Wire(net, from, to, null, true);
            (wire.straight() ? wires : open).add(wire);
        }
        while (!open.isEmpty()) place(next(open, taken));
    }

    /** Straight ones first. */
    List<Wire> wires() {
        return wires;
    }

    /** From 0; only for wires that are not straight. */
    int track(Wire wire) {
        return requireNonNull(tracks.get(wire));
    }

    int tracks() {
        return count;
    }

    /** Takes out the wire whose track should come next. */
    private static Wire next(List<Wire> open, Set<Integer> taken) {
        Wire best = null;
        long least = Long.MAX_VALUE;
        for (Wire wire : open) {
            if (open.stream().anyMatch(other -> other != wire && other.hasToPrecede(wire))) continue;
            long cost = 0;
            for (Wire other : open)
                if (other != wire) cost += wire.crossingsBefore(other) - other.crossingsBefore(wire);
            if (cost >= least) continue;
            least = cost;
            best = wire;
        }
        if (best == null) best = detour(open, taken);
        open.remove(best);
        return best;
    }

    /** Some wait for each other: lets one of them go to a free place first, and on from there when it is its turn. */
    private static Wire detour(List<Wire> open, Set<Integer> taken) {
        Wire wire = open.stream()
                .filter(each -> open.stream().anyMatch(other -> other != each && each.hasToPrecede(other)))
                .findFirst()
                .orElseThrow();
        int middle = (wire.low() + wire.high()) / 2;
        int via = middle;
        for (int away = 0; taken.contains(via); away++) {
            via = middle - away >= 0 && !taken.contains(middle - away) ? middle - away : middle + away;
        }
        taken.add(via);
        Wire first = new Wire(wire.net(), wire.from(), new int[] {via}, null, false);
        open.set(open.indexOf(wire), new Wire(wire.net(), new int[] {via}, wire.to(), first, true));
        return first;
    }

    /** On the first track that is free of everything it has to come after. */
    private void place(Wire wire) {
        int track = 0;
        for (Wire other : wires) {
            if (!tracks.containsKey(other)) continue;
            if (other.touches(wire) || other == wire.before()) track = Math.max(track, track(other) + 1);
        }
        wires.add(wire);
        tracks.put(wire, track);
        count = Math.max(count, track + 1);
    }
}
