package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of one server-sent event; its name (`execution`, `task`, `attempt`, `workflow`) travels beside it. A
 * `log` event has a {@link LogEvent}.
 *
 * @param execution null when the event is about a workflow
 * @param seq dense within an execution; executions have no order among each other
 * @param task null unless it is about a task or one of its attempts
 * @param index from 0 for an item of a fan-out; else null
 * @param attempt from 1; null unless it is about an attempt
 * @param previous null at the beginning
 * @param progress of an attempt, from 0 to 1; null unless a heartbeat said so
 * @param message what a heartbeat said; else null
 */
public record StreamEvent(
        Instant at,
        @Nullable String execution,
        String workflow,
        String namespace,
        long seq,
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        String state,
        @Nullable String previous,
        @Nullable Double progress,
        @Nullable String message) {

    public StreamEvent(
            Instant at,
            @Nullable String execution,
            String workflow,
            String namespace,
            long seq,
            @Nullable String task,
            @Nullable Integer index,
            @Nullable Integer attempt,
            String state,
            @Nullable String previous) {
        this(at, execution, workflow, namespace, seq, task, index, attempt, state, previous, null, null);
    }
}
