package io.linkloom.server.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one event of an execution changed.
 *
 * @param seq the place of the event among all of its execution, from 1
 * @param task null when the execution itself changed
 * @param index item of a fan-out, or null
 * @param attempt from 1; null when no attempt is meant
 * @param previous null at the beginning
 * @param progress of an attempt, from 0 to 1, where it told
 * @param message what an attempt told with it
 */
public record Change(
        long seq,
        Instant at,
        Kind kind,
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        String state,
        @Nullable String previous,
        @Nullable Double progress,
        @Nullable String message) {

    /** What changed: the execution, a task run, or only something about an attempt while its task run stays in its state. */
    public enum Kind {
        EXECUTION,
        TASK,
        ATTEMPT
    }
}
