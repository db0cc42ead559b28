package io.linkloom.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an instance of a backend is left alone; null stands for the default.
 *
 * @param failureRate part of the calls that may fail, more than 0 to 1
 * @param minimumCalls fewer calls in the window tell nothing
 * @param window how far back calls count
 * @param openFor how long it is left alone before one call tries again
 * @param connectionFailures so many connections in a row that could not be made are enough
 */
public record BackendBreaker(
        @Nullable Double failureRate,
        @Nullable Integer minimumCalls,
        @Nullable Duration window,
        @Nullable Duration openFor,
        @Nullable Integer connectionFailures) {}
