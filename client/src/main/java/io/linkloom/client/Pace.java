package io.linkloom.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Time as the client spends it. */
interface Pace {
    /** Milliseconds from an arbitrary origin; never goes back. */
    long nowMillis();

    void pause(Duration time) throws InterruptedException;

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
            public void pause(Duration time) throws InterruptedException {
                Thread.sleep(time.toMillis());
            }

            @Override
            public Duration jittered(Duration time) {
                long half = time.toMillis() / 2;
                return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
            }
        };
    }
}
