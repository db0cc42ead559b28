package io.linkloom.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One workflow in its newest version.
 *
 * @param paused whether its triggers are stopped
 * @param lastState of its newest execution; null when it never ran
 * @param nextRun the next instant of its schedules; null when nothing is due
 * @param source the document as it was registered, YAML or JSON
 */
public record WorkflowDetails(
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
        Instant updatedAt,
        String source) {
    public WorkflowDetails {
        labels = Copies.map(labels);
    }
}
