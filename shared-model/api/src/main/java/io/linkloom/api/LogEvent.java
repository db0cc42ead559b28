package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of a server-sent event of the type `log`: one line, with where it comes from.
 *
 * @param seq as in {@link LogLine}: ask the logs of the execution for lines after it
 * @param task null for a line of the execution as a whole
 * @param index from 0 for an item of a fan-out; else null
 * @param attempt from 1; null when no attempt is meant
 * @param stream `stdout`, `stderr`, `backend` or `system`
 * @param level null where the source has no levels
 */
public record LogEvent(
        Instant at,
        String execution,
        String workflow,
        String namespace,
        long seq,
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        String stream,
        @Nullable String level,
        String message) {}
