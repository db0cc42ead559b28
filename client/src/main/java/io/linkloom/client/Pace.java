package io.linkloom.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time as the client spends it. */
interface Pace {
    /** Milliseconds from an arbitrary origin; never goes back. */
    long nowMillis();

    /** Done when the time is over; occupies no thread until then. */
    CompletableFuture<Void> pause(Duration time);

    /** Between the half and the whole of a time, so that many clients do not come back together. */
    Duration jittered(Duration time);

    /** The time of the machine. */
    static Pace real() {
        return new Pace() {
            @Override
            public long nowMillis() {
                return System.nanoTime() / 1_000_000;
            }

            @Override
            public CompletableFuture<Void> pause(Duration time) {
                return new CompletableFuture<Void>().completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public Duration jittered(Duration time) {
                long half = time.toMillis() / 2;
                return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
            }
        };
    }
}
