package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of state in the life of an execution.
 *
 * @param seq dense within the execution
 * @param task null when the execution itself changed
 * @param index from 0 for an item of a fan-out; else null
 * @param attempt from 1; null when no attempt is meant
 * @param previous null at the beginning
 */
public record TimelineEntry(
        long seq,
        Instant at,
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        String state,
        @Nullable String previous) {}
