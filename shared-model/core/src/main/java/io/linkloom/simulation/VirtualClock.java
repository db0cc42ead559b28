package io.linkloom.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when the next thing happens. Things of the same instant happen in the order in which they were asked for. */
public final class VirtualClock {
    private record Entry(Instant at, long order, Runnable what) {}

    private final PriorityQueue<Entry> agenda =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
    private Instant now;
    private long asked;

    public VirtualClock(Instant start) {
        this.now = start;
    }

    public Instant now() {
        return now;
    }

    /** Something happens then; at once where that is past. */
    public void at(Instant when, Runnable what) {
        agenda.add(new Entry(when.isBefore(now) ? now : when, asked++, what));
    }

    /** Something happens so much later. */
    public void after(Duration delay, Runnable what) {
        at(now.plus(delay), what);
    }

    /** Lets the next thing happen; false when there is none. */
    public boolean advance() {
        Entry next = agenda.poll();
        if (next == null) return false;
        now = next.at;
        next.what.run();
        return true;
    }

    /** Whether something is still to happen. */
    public boolean isBusy() {
        return !agenda.isEmpty();
    }
}
