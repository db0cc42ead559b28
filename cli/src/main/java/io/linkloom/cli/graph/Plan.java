package io.linkloom.cli.graph;

import java.util.ArrayList;
import java.util.List;

/** Where everything of a drawing stands. */
final class Plan {
    private final Ranks ranks;
    private final Direction direction;
    private final Ports ports;
    private final int[] starts;
    private final List<Gutter> gutters = new ArrayList<>();
    private final int[] rankAt;
    private final int[] tracksAt;
    private final int[] arrowAt;
    private final int[] length;

    private Plan(Ranks ranks, List<String> labels, Direction direction, int room) {
        this.ranks = ranks;
        this.direction = direction;
        int count = ranks.order().size();
        List<List<Net>> nets = new ArrayList<>();
        for (int rank = 0; rank < count; rank++) nets.add(Net.of(ranks, rank));
        this.ports = new Ports(ranks, nets, labels, direction);
        int breadth = direction == Direction.ACROSS ? Paper.ENDLESS : room;
        this.starts = Bands.of(ranks, nets, ports, direction.gap(), breadth);
        for (List<Net> each : nets) gutters.add(new Gutter(each, this::out, this::in));
        this.rankAt = new int[count + 1];
        this.tracksAt = new int[count];
        this.arrowAt = new int[count];
        this.length = new int[count];
        for (int rank = 0; rank < count; rank++) measure(rank, labels);
    }

    static Plan of(Ranks ranks, List<String> labels, Direction direction, int room) {
        return new Plan(ranks, labels, direction, room);
    }

    private void measure(int rank, List<String> labels) {
        boolean across = direction == Direction.ACROSS;
        length[rank] = 1;
        for (int item : ranks.order().get(rank))
            if (ranks.isTask(item)) length[rank] = Math.max(length[rank], direction.length(labels.get(item)));
        int tracks = gutters.get(rank).tracks();
        boolean splits = ranks.order().get(rank).stream().anyMatch(ports::splits);
        boolean merges = rank + 1 < gutters.size()
                && ranks.order().get(rank + 1).stream().anyMatch(ports::merges);
        int before = across ? 2 : tracks > 0 || splits || merges ? 1 : 0;
        tracksAt[rank] = rankAt[rank] + length[rank] + before + (splits ? 2 : 0);
        arrowAt[rank] = tracksAt[rank] + tracks + (merges ? 2 : 0) + (across ? 1 : 0);
        rankAt[rank + 1] = arrowAt[rank] + (across ? 2 : 1);
    }

    Ranks ranks() {
        return ranks;
    }

    Direction direction() {
        return direction;
    }

    Gutter gutter(int rank) {
        return gutters.get(rank);
    }

    Ports ports() {
        return ports;
    }

    /** Place on `along` where a rank begins. */
    int at(int rank) {
        return rankAt[rank];
    }

    int endOf(int rank) {
        return rankAt[rank] + length[rank];
    }

    /** Place on `along` of the first track behind a rank. */
    int tracksAt(int rank) {
        return tracksAt[rank];
    }

    int arrowAt(int rank) {
        return arrowAt[rank];
    }

    int start(int item) {
        return starts[item];
    }

    int breadth(int item) {
        return ports.breadth(item);
    }

    /** Place on `cross` of an item's only line. */
    int middle(int item) {
        return starts[item] + ports.middle(item);
    }

    int out(int item, Net net) {
        return starts[item] + ports.out(item, net);
    }

    int in(int item, Net net) {
        return starts[item] + ports.in(item, net);
    }

    /** How far everything goes on `along`. */
    int alongEnd() {
        return endOf(gutters.size() - 1);
    }

    /** How far everything goes on `cross`. */
    int crossEnd() {
        int end = 0;
        for (int item = 0; item < starts.length; item++) end = Math.max(end, starts[item] + ports.breadth(item));
        for (Gutter gutter : gutters) for (Wire wire : gutter.wires()) end = Math.max(end, wire.high() + 1);
        return end;
    }

    int width() {
        return direction == Direction.ACROSS ? alongEnd() : crossEnd();
    }

    int height() {
        return direction == Direction.ACROSS ? crossEnd() : alongEnd();
    }
}
