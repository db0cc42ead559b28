package io.linkloom.api;

import org.jspecify.annotations.Nullable;

/**
 * How many attempts may leave for a backend.
 *
 * @param limit in each period
 * @param per {@value #SECOND}, {@value #MINUTE} or {@value #HOUR}
 * @param burst how many may leave at once after a quiet time; null: what comes together in a second, at least one
 */
public record BackendRate(
        @Nullable Integer limit,
        @Nullable String per,
        @Nullable Integer burst) {
    public static final String SECOND = "second";
    public static final String MINUTE = "minute";
    public static final String HOUR = "hour";
}
