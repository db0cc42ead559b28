package io.linkloom.server.observability;

import java.time.Duration;
import java.util.stream.LongStream;

/** The upper ends of the buckets of histograms. */
final class Buckets {
    static final Duration[] COMMIT = millis(1, 2, 5, 10, 25, 50, 100, 250, 1_000);
    static final Duration[] HOP = millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000);
    static final Duration[] SCHEDULE = millis(10, 50, 100, 500, 1_000, 2_000, 5_000, 30_000, 300_000, 3_600_000);

    private Buckets() {}

    private static Duration[] millis(long... ends) {
        return LongStream.of(ends).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
