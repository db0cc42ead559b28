package io.linkloom.cli.graph;

import io.linkloom.api.WorkflowGraphView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws a plan. */
final class Draftsman {
    private static final int CROSSINGS_NOBODY_MINDS = 10;

    private final WorkflowGraphView graph;
    private final List<String> labels;
    private final Plan plan;
    private final boolean across;
    private final boolean ascii;
    private final Canvas canvas;
    private final Map<Net, Integer> owners = new HashMap<>();
    private int owner;

    Draftsman(WorkflowGraphView graph, List<String> labels, Plan plan, boolean ascii) {
        this.graph = graph;
        this.labels = labels;
        this.plan = plan;
        this.across = plan.direction() == Direction.ACROSS;
        this.ascii = ascii;
        this.canvas = new Canvas(plan.width(), plan.height());
    }

    /** Null when so many lines cross that nobody can follow them. */
    @Nullable
    Drawing drawing() {
        List<List<Integer>> order = plan.ranks().order();
        for (int rank = 0; rank < order.size(); rank++) {
            for (Wire wire : plan.gutter(rank).wires()) {
                owner = owners.computeIfAbsent(wire.net(), net -> owners.size() + 1);
                draw(wire, rank);
            }
            for (int item : order.get(rank)) if (plan.ranks().isTask(item)) label(item, rank);
        }
        if (canvas.crossings() > labels.size() + CROSSINGS_NOBODY_MINDS) return null;
        return new Drawing(plan.direction().form(), canvas.lines(ascii));
    }

    private void draw(Wire wire, int rank) {
        Gutter gutter = plan.gutter(rank);
        int track = plan.tracksAt(rank) + (wire.straight() ? 0 : gutter.track(wire));
        if (!wire.straight()) line(track, wire.low(), track, wire.high());
        Wire before = wire.before();
        if (before == null) for (int item : wire.net().from()) leave(item, wire.net(), rank, track);
        else line(plan.tracksAt(rank) + gutter.track(before), wire.from()[0], track, wire.from()[0]);
        if (wire.ends()) for (int item : wire.net().to()) reach(item, wire.net(), rank, track);
    }

    private void leave(int item, Net net, int rank, int track) {
        int port = plan.out(item, net);
        int from = plan.at(rank);
        if (plan.ranks().isTask(item)) from = across ? from + labels.get(item).length() + 1 : plan.endOf(rank);
        if (plan.ports().splits(item)) {
            int split = plan.tracksAt(rank) - 2;
            line(from, plan.middle(item), split, plan.middle(item));
            line(split, plan.middle(item), split, port, Canvas.ANYBODY);
            from = split;
        }
        line(from, port, track, port);
    }

    private void reach(int item, Net net, int rank, int track) {
        int port = plan.in(item, net);
        boolean task = plan.ranks().isTask(item);
        int to = task ? plan.arrowAt(rank) : plan.at(rank + 1);
        if (plan.ports().merges(item)) {
            int merge = plan.tracksAt(rank) + plan.gutter(rank).tracks() + 1;
            line(track, port, merge, port);
            line(merge, port, merge, plan.middle(item), Canvas.ANYBODY);
            line(merge, plan.middle(item), to, plan.middle(item));
        } else {
            line(track, port, to, port);
        }
        if (task) arrow(plan.arrowAt(rank), plan.ports().merges(item) ? plan.middle(item) : port);
    }

    private void label(int item, int rank) {
        String label = labels.get(item);
        String task = graph.nodes().get(item).id();
        if (across) canvas.label(plan.at(rank), plan.middle(item), label, task);
        else canvas.label(plan.start(item) + (plan.breadth(item) - label.length()) / 2, plan.at(rank), label, task);
    }

    private void arrow(int along, int cross) {
        if (across) canvas.put(along, cross, ascii ? '>' : '→');
        else canvas.put(cross, along, ascii ? 'v' : '↓');
    }

    private void line(int along1, int cross1, int along2, int cross2) {
        line(along1, cross1, along2, cross2, owner);
    }

    private void line(int along1, int cross1, int along2, int cross2, int owner) {
        if (across) canvas.line(along1, cross1, along2, cross2, owner);
        else canvas.line(cross1, along1, cross2, along2, owner);
    }
}
