package io.linkloom.server.backend;

import java.time.Instant;
import java.time.InstantSource;

/** Two clocks: one that only goes forward, by which is decided, and one that people read. */
public interface Ticks {

    /** Nanoseconds since some moment. */
    long nanos();

    /** What the clock of people shows at a moment of the other one, past or future. */
    Instant at(long nanos);

    static Ticks of(InstantSource clock) {
        return new Ticks() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant at(long nanos) {
                return clock.instant().plusNanos(nanos - System.nanoTime());
            }
        };
    }
}
