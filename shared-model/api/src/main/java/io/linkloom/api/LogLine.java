package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line that a task, its backend or the server itself logged.
 *
 * @param seq ascending within the execution; ask for lines `after` it
 * @param task null for a line of the execution as a whole
 * @param index from 0 for an item of a fan-out; else null
 * @param attempt from 1; null when no attempt is meant
 * @param stream `stdout`, `stderr`, `backend` or `system`
 * @param level null where the source has no levels
 */
public record LogLine(
        long seq,
        Instant at,
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        String stream,
        @Nullable String level,
        String message) {}
