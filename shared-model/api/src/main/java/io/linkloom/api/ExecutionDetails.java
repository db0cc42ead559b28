package io.linkloom.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution with its task runs.
 *
 * @param trigger what started it
 * @param inputs plain JSON values by name
 * @param outputs plain JSON values by name; null until it has succeeded
 * @param tasks in the order of the workflow's document; a fan-out is one entry
 * @param error the first cause; null unless it failed
 * @param waitReason why it is not moving; null while it moves or when it has ended
 */
public record ExecutionDetails(
        String id,
        String workflow,
        int version,
        String namespace,
        ExecutionState state,
        String trigger,
        Map<String, @Nullable Object> inputs,
        @Nullable Map<String, @Nullable Object> outputs,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<TaskRunDetails> tasks,
        @Nullable TaskError error,
        Map<String, String> labels,
        @Nullable WaitReason waitReason) {
    public ExecutionDetails {
        inputs = Copies.map(inputs);
        outputs = outputs == null ? null : Copies.map(outputs);
        tasks = Copies.list(tasks);
        labels = Copies.map(labels);
    }
}
