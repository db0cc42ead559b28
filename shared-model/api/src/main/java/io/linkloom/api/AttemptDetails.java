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
 * @param progress from 0 to 1, as its last heartbeat said; null when none did
 * @param message what its last heartbeat said, or what it asks a person; null when nothing was said
 */
public record AttemptDetails(
        int attempt,
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable String code,
        @Nullable Double progress,
        @Nullable String message) {}
