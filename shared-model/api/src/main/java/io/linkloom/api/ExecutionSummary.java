package io.linkloom.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution in a list.
 *
 * @param trigger what started it
 * @param waitReason why it is not moving; null while it moves or when it has ended
 * @param error the first cause; null unless it failed
 */
public record ExecutionSummary(
        String id,
        String workflow,
        int version,
        String namespace,
        ExecutionState state,
        String trigger,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable TaskError error,
        Map<String, String> labels,
        @Nullable WaitReason waitReason) {
    public ExecutionSummary {
        labels = Copies.map(labels);
    }
}
