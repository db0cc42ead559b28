package io.linkloom.server.backend;

import java.util.Arrays;

/**
 * Leaves an instance alone that fails: closed → open → half-open, where a single call tries → closed or open again. Not safe for threads:
 * its instance guards it.
 */
final class CircuitBreaker {
    /** The window moves by tenths. */
    private static final int SLICES = 10;

    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final BreakerSettings settings;
    private final long sliceNanos;
    private final int[] calls = new int[SLICES];
    private final int[] failures = new int[SLICES];
    private long slice = Long.MIN_VALUE;
    private State state = State.CLOSED;
    private long changedAt;
    private long openUntil;
    private boolean probing;
    private int unconnected;
    private int generation;

    CircuitBreaker(BreakerSettings settings, long now) {
        this.settings = settings;
        this.sliceNanos = Math.max(1, settings.window().toNanos() / SLICES);
        this.changedAt = now;
    }

    State state(long now) {
        if (state == State.OPEN && now - openUntil >= 0) become(State.HALF_OPEN, openUntil);
        return state;
    }

    /** Since when it is in its state. */
    long changedAt() {
        return changedAt;
    }

    /** When a call may try again; means something only while it is open. */
    long openUntil() {
        return openUntil;
    }

    /** Whether it is half-open and the one call that tries is under way. */
    boolean isProbing() {
        return probing;
    }

    /** A call begins, which is the one that tries where it is half-open. Returns what its end has to be told with. */
    int begin(long now) {
        if (state(now) == State.HALF_OPEN) probing = true;
        return generation;
    }

    /** A call ended. What began in another state tells nothing about this one. */
    void end(int begun, Verdict verdict, long now) {
        if (begun != generation) return;
        State current = state(now);
        if (begun != generation) return;
        if (current == State.HALF_OPEN) endOfProbe(verdict, now);
        else if (current == State.CLOSED) count(verdict, now);
    }

    private void endOfProbe(Verdict verdict, long now) {
        probing = false;
        if (verdict.isFailure()) open(now);
        else if (verdict instanceof Verdict.Answered) become(State.CLOSED, now);
    }

    private void count(Verdict verdict, long now) {
        if (verdict instanceof Verdict.Unknown) return;
        moveTo(now);
        int at = (int) Math.floorMod(slice, SLICES);
        calls[at]++;
        unconnected = verdict instanceof Verdict.Unconnected ? unconnected + 1 : 0;
        if (!verdict.isFailure()) return;
        failures[at]++;
        int all = Arrays.stream(calls).sum();
        int failed = Arrays.stream(failures).sum();
        boolean tooMany = all >= settings.minimumCalls() && failed >= settings.failureRate() * all;
        if (tooMany || unconnected >= settings.connectionFailures()) open(now);
    }

    private void open(long now) {
        become(State.OPEN, now);
        openUntil = now + settings.openFor().toNanos();
    }

    private void become(State next, long at) {
        state = next;
        changedAt = at;
        probing = false;
        unconnected = 0;
        generation++;
        Arrays.fill(calls, 0);
        Arrays.fill(failures, 0);
    }

    /** Empties the slices that have fallen out of the window. */
    private void moveTo(long now) {
        long current = Math.floorDiv(now, sliceNanos);
        if (slice == Long.MIN_VALUE || current - slice >= SLICES || current < slice) {
            Arrays.fill(calls, 0);
            Arrays.fill(failures, 0);
        } else {
            for (long next = slice + 1; next <= current; next++) {
                calls[(int) Math.floorMod(next, SLICES)] = 0;
                failures[(int) Math.floorMod(next, SLICES)] = 0;
            }
        }
        slice = current;
    }
}
