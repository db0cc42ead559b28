package io.linkloom.engine.event;

import org.jspecify.annotations.Nullable;

/**
 * The first cause of a failed execution.
 *
 * @param task null when no task is to blame: the outputs could not be evaluated, or the execution timed out
 */
public record ExecutionCause(
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        String code,
        String message) {}
