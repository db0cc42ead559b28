package io.linkloom.server.backend;

import java.time.Duration;

/**
 * When an instance is left alone.
 *
 * @param failureRate part of the calls that may fail, 0 to 1
 * @param minimumCalls fewer calls in the window tell nothing
 * @param window how far back calls count
 * @param openFor how long it is left alone before one call tries again
 * @param connectionFailures so many connections in a row that could not be made open the circuit at once
 */
public record BreakerSettings(
        double failureRate, int minimumCalls, Duration window, Duration openFor, int connectionFailures) {
    public static final BreakerSettings DEFAULT =
            new BreakerSettings(0.5, 20, Duration.ofSeconds(30), Duration.ofSeconds(15), 5);
}
