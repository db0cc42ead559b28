package io.linkloom.examples.demo;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows how an execution goes: a board on a terminal, else a line for each change. */
final class Progress {
    private final Screen screen;
    private final Map<String, String> before = new HashMap<>();

    Progress(Screen screen) {
        this.screen = screen;
    }

    void show(ExecutionDetails execution, Instant now) {
        if (screen.isLive()) {
            List<String> lines = new ArrayList<>();
            for (TaskRunDetails task : execution.tasks()) lines.add(line(task, now));
            screen.show(lines);
            return;
        }
        for (TaskRunDetails task : execution.tasks()) {
            String stand = task.state() + "/" + task.attempts();
            if (!stand.equals(before.put(task.id(), stand)) && task.state() != TaskState.PENDING)
                screen.say(line(task, now));
        }
    }

    private String line(TaskRunDetails task, Instant now) {
        String attempts =
                task.attempts() == 0 ? "" : task.attempts() == 1 ? "1 attempt" : task.attempts() + " attempts";
        String text = "%-14s  %-15s  %-10s  %8s  %s"
                .formatted(
                        task.id(), task.state(), attempts, time(task.startedAt(), task.endedAt(), now), reason(task));
        return "  " + screen.sign(task.state()) + " "
                + Screen.fit(text.replace('\n', ' ').stripTrailing());
    }

    /** Why it is not moving, or not any more; empty while it moves and when all is well. */
    private static String reason(TaskRunDetails task) {
        return switch (task.state()) {
            case RETRYING, DEAD, UPSTREAM_FAILED ->
                task.error() == null ? "" : Screen.harmless(task.error().message());
            case PENDING, QUEUED, WAITING ->
                task.waitReason() == null
                        ? ""
                        : "waits: " + task.waitReason().name().toLowerCase(Locale.ROOT);
            case RUNNING, SUCCEEDED, SKIPPED, CANCELLED -> "";
        };
    }

    /** `1.24 s`; up to now as long as it has not ended, empty before it has started. */
    static String time(@Nullable Instant start, @Nullable Instant end, Instant now) {
        if (start == null) return "";
        long millis =
                Math.max(0, Duration.between(start, end == null ? now : end).toMillis());
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }
}
