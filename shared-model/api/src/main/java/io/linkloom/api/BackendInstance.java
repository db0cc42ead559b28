package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one address of a backend fares, as this server sees it.
 *
 * @param state {@value #UP}; {@value #OPEN}: it failed and is left alone; {@value #HALF_OPEN}: one call tries whether it is well again;
 *     {@value #PAUSED}: it asked for a pause; {@value #DOWN}: its health check fails
 * @param until when the state ends by itself; null when that is not known
 * @param outstanding calls under way
 * @param lastError what went wrong last, however long ago
 */
public record BackendInstance(
        String url,
        String state,
        Instant since,
        @Nullable Instant until,
        int outstanding,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt) {
    public static final String UP = "UP";
    public static final String OPEN = "OPEN";
    public static final String HALF_OPEN = "HALF_OPEN";
    public static final String PAUSED = "PAUSED";
    public static final String DOWN = "DOWN";
}
