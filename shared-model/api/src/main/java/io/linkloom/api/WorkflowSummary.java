package io.linkloom.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workflow in a list.
 *
 * @param version the newest one
 * @param paused whether its triggers are stopped
 * @param lastState of its newest execution; null when it never ran
 * @param nextRun the next instant of its schedules; null when nothing is due
 * @param schedules its cron triggers, in the order of the document
 * @param recent its last executions, the newest first; null unless they were asked for
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
        List<WorkflowSchedule> schedules,
        @Nullable List<RecentExecution> recent,
        Instant createdAt,
        Instant updatedAt) {
    public WorkflowSummary {
        labels = Copies.map(labels);
        schedules = Copies.list(schedules);
        recent = recent == null ? null : Copies.list(recent);
    }

    /** The same with its last executions. */
    public WorkflowSummary withRecent(List<RecentExecution> executions) {
        return new WorkflowSummary(
                id,
                namespace,
                version,
                name,
                description,
                labels,
                paused,
                lastState,
                nextRun,
                schedules,
                executions,
                createdAt,
                updatedAt);
    }
}
