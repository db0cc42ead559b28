package io.linkloom.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One task of one execution.
 *
 * @param type of its work: `http`, `shell`, …
 * @param waitReason why it is not moving; null while it moves or when it has ended
 * @param waitSince null exactly when `waitReason` is
 * @param waitUntil when the wait ends by itself; null when that is not known
 * @param index from 0 for an item of a fan-out; else null
 * @param attempts how many were started
 * @param attemptList each of them, oldest first; null inside an execution, present when the task is asked for alone
 * @param output plain JSON value
 * @param counts how many items stand in each state; null unless it is a fan-out
 */
public record TaskRunDetails(
        String id,
        String type,
        TaskState state,
        @Nullable WaitReason waitReason,
        @Nullable Instant waitSince,
        @Nullable Instant waitUntil,
        @Nullable Integer index,
        int attempts,
        @Nullable List<AttemptDetails> attemptList,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Object output,
        @Nullable TaskError error,
        @Nullable Map<TaskState, Integer> counts) {
    public TaskRunDetails {
        attemptList = attemptList == null ? null : Copies.list(attemptList);
        counts = counts == null ? null : Map.copyOf(counts);
    }
}
