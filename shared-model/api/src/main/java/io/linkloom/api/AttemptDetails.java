package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a task run.
 *
 * @param attempt from 1
 * @param state `RUNNING`, `WAITING`, or how it ended
 * @param error what went wrong, in words; null unless it failed
 * @param code stable short name of what went wrong; null unless it failed
 */
public record AttemptDetails(
        int attempt,
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable String code) {}
