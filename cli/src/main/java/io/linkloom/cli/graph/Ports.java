package io.linkloom.cli.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where the nets leave and reach each item: in an order in which they do not cross at once, seen from the first cell of
 * the item's band.
 */
final class Ports {
    private final Direction direction;
    private final int[] breadth;
    private final int[] label;
    private final List<List<Net>> out = new ArrayList<>();
    private final List<List<Net>> in = new ArrayList<>();

    Ports(Ranks ranks, List<List<Net>> nets, List<String> labels, Direction direction) {
        this.direction = direction;
        this.breadth = new int[ranks.size()];
        this.label = new int[ranks.size()];
        Map<Integer, Integer> place = new HashMap<>();
        for (List<Integer> rank : ranks.order()) for (int i = 0; i < rank.size(); i++) place.put(rank.get(i), i);
        for (int item = 0; item < ranks.size(); item++) {
            out.add(new ArrayList<>());
            in.add(new ArrayList<>());
        }
        for (Net net : nets.stream().flatMap(List::stream).toList()) {
            for (int item : net.from()) out.get(item).add(net);
            for (int item : net.to()) in.get(item).add(net);
        }
        for (int item = 0; item < ranks.size(); item++) {
            out.get(item).sort(Comparator.comparingDouble(net -> mean(net, Net::to, place)));
            in.get(item).sort(Comparator.comparingDouble(net -> mean(net, Net::from, place)));
            int ports = Math.max(out.get(item).size(), in.get(item).size());
            label[item] = ranks.isTask(item) ? direction.breadth(labels.get(item)) : 1;
            breadth[item] = Math.max(label[item], room(ports));
        }
    }

    private int room(int ports) {
        return direction == Direction.ACROSS ? ports : 2 * ports - 1;
    }

    /** Whether the lines out of an item are one line at first, which parts before the tracks. */
    boolean splits(int item) {
        return out.get(item).size() > 1 && room(out.get(item).size()) > label[item];
    }

    /** Whether the lines to an item come together behind the tracks. */
    boolean merges(int item) {
        return in.get(item).size() > 1 && room(in.get(item).size()) > label[item];
    }

    private static double mean(Net net, Function<Net, List<Integer>> side, Map<Integer, Integer> place) {
        return side.apply(net).stream().mapToInt(place::get).average().orElse(0);
    }

    /** How much of `cross` belongs to the item. */
    int breadth(int item) {
        return breadth[item];
    }

    List<Net> out(int item) {
        return out.get(item);
    }

    List<Net> in(int item) {
        return in.get(item);
    }

    int out(int item, Net net) {
        return offset(item, out.get(item).indexOf(net), out.get(item).size());
    }

    int in(int item, Net net) {
        return offset(item, in.get(item).indexOf(net), in.get(item).size());
    }

    /** Where the only port of an item is, and its label across. */
    int middle(int item) {
        return (breadth[item] - 1) / 2;
    }

    private int offset(int item, int port, int ports) {
        if (ports == 1) return middle(item);
        if (direction == Direction.ACROSS) return (breadth[item] - ports) / 2 + port;
        int span = room(ports) > label[item] ? breadth[item] : label[item];
        return (breadth[item] - span) / 2 + (int) Math.round((port + 0.5) * span / ports - 0.5);
    }
}
