package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.RecentExecution;
import io.linkloom.api.WorkflowSummary;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last executions of a workflow in one glance: how they ended, and how long they took. */
record LastRuns(List<RecentExecution> newestFirst) {
    /** So many fit into a glance. */
    static final int COUNT = 10;

    private static final String BARS = "▁▂▃▄▅▆▇█";

    static LastRuns of(WorkflowSummary workflow) {
        List<RecentExecution> recent = workflow.recent();
        return new LastRuns(recent == null ? List.of() : recent);
    }

    /** One character each, the newest at the right: a bar as high as it took long, or a sign where it did not succeed. */
    String line(boolean ascii) {
        long longest = newestFirst.stream()
                .map(LastRuns::took)
                .flatMap(Optional::stream)
                .mapToLong(Duration::toMillis)
                .max()
                .orElse(0);
        StringBuilder line = new StringBuilder();
        for (RecentExecution each : newestFirst.reversed()) line.append(sign(each, longest, ascii));
        return line.toString();
    }

    private static char sign(RecentExecution run, long longest, boolean ascii) {
        return switch (run.state()) {
            case SUCCEEDED -> ascii ? '+' : bar(run, longest);
            case FAILED -> ascii ? 'x' : '✖';
            case TIMED_OUT -> ascii ? 'T' : '⧖';
            case CANCELLED -> ascii ? '#' : '■';
            case RUNNING -> ascii ? '>' : '▶';
            case QUEUED -> ascii ? '.' : '◌';
            case PAUSED -> ascii ? '"' : '‖';
        };
    }

    private static char bar(RecentExecution run, long longest) {
        long took = took(run).map(Duration::toMillis).orElse(0L);
        int height = longest == 0 ? 0 : (int) ((took * BARS.length() - 1) / longest);
        return BARS.charAt(Math.clamp(height, 0, BARS.length() - 1));
    }

    /** Half of those that succeeded took no longer; null when none did. */
    @Nullable
    Duration median() {
        List<Duration> sorted = newestFirst.stream()
                .filter(run -> run.state() == ExecutionState.SUCCEEDED)
                .map(LastRuns::took)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2);
    }

    private static Optional<Duration> took(RecentExecution run) {
        if (run.startedAt() == null || run.endedAt() == null) return Optional.empty();
        return Optional.of(Duration.between(run.startedAt(), Objects.requireNonNull(run.endedAt())));
    }
}
