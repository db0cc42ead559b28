package io.linkloom.server.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that a test moves by hand. */
final class ManualTicks implements Ticks {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** Not zero: the real one begins anywhere, too. */
    private static final long BEGIN = -7_000_000_123L;

    private final AtomicLong now = new AtomicLong(BEGIN);

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public Instant at(long nanos) {
        return START.plusNanos(nanos - BEGIN);
    }
}
