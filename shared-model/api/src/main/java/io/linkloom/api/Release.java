package io.linkloom.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would release something that waits; of what does not concern its reason nothing is said.
 *
 * @param tasks that have to end before it is its turn
 * @param roots those that hold these tasks up, and do not wait for others themselves
 * @param executions that hold the slots of the workflow's concurrency limit
 * @param pool whose slots are short: a backend, an origin, `shell` or `java`
 * @param used how many slots are taken
 * @param limit how many there are
 * @param place in the queue, from 1
 * @param waiting how many stand in the queue
 * @param attempt the last one
 * @param maxAttempts how many there may be
 * @param child the execution that has to end
 * @param childState null when it has not begun, or is not for this caller to see
 * @param by who paused it
 * @param call the method and path that would release it; a callback's token is never told
 * @param items of a fan-out by state
 */
public record Release(
        List<TaskInState> tasks,
        List<TaskInState> roots,
        List<String> executions,
        @Nullable String pool,
        @Nullable Integer used,
        @Nullable Integer limit,
        @Nullable Integer place,
        @Nullable Integer waiting,
        @Nullable Integer attempt,
        @Nullable Integer maxAttempts,
        @Nullable String child,
        @Nullable ExecutionState childState,
        @Nullable String by,
        @Nullable String call,
        @Nullable Map<TaskState, Integer> items) {
    public Release {
        tasks = Copies.list(tasks);
        roots = Copies.list(roots);
        executions = Copies.list(executions);
        items = items == null ? null : Map.copyOf(items);
    }
}
