package io.linkloom.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workflow in a list.
 *
 * @param version the newest one
 * @param paused whether its triggers are stopped
 * @param lastState of its newest execution; null when it never ran
 * @param nextRun the next instant of its schedules; null when nothing is due
 */
public record WorkflowSummary(
        String id,
        String namespace,
        int version,
        @Nullable String name,
        @Nullable String description,
        Map<String, String> labels,
        boolean paused,
        @Nullable ExecutionState lastState,
        @Nullable Instant nextRun,
        Instant createdAt,
        Instant updatedAt) {
    public WorkflowSummary {
        labels = Copies.map(labels);
    }
}
