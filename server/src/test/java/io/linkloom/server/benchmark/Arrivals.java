package io.linkloom.server.benchmark;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** When the tasks of one execution reached the backend, by the clock of `System.nanoTime`. */
final class Arrivals {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Set<String> keys = new HashSet<>();
    private volatile int count;
    private volatile long first;
    private volatile long last;
    private volatile int duplicates;

    synchronized void add(String key, long atNanos) {
        if (!keys.add(key)) duplicates++;
        if (count == 0) first = atNanos;
        last = atNanos;
        count++;
    }

    long firstNanos() {
        return first;
    }

    long lastNanos() {
        return last;
    }

    int duplicates() {
        return duplicates;
    }

    /** Waits without asking the server anything. */
    void await(int expected) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (count < expected) {
            if (System.nanoTime() > end)
                throw new IllegalStateException("Only " + count + " of " + expected + " tasks came");
            LockSupport.parkNanos(count >= expected - 1 ? 100_000 : 500_000);
        }
    }
}
