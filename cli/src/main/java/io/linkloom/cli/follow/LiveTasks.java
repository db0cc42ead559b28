package io.linkloom.cli.follow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import io.linkloom.api.TimelineEntry;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.terminal.LiveLines;
import io.linkloom.cli.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All tasks with their states, drawn in place. */
final class LiveTasks implements Progress {
    /** More are cut to those that matter most: what moves, what failed. */
    private static final int MOST_LINES = 20;

    private final LiveLines lines;
    private final Style style;
    private final InstantSource clock;
    private final Texts texts;

    LiveTasks(LiveLines lines, Style style, InstantSource clock, Texts texts) {
        this.lines = lines;
        this.style = style;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public void change(TimelineEntry change) {}

    @Override
    public boolean wantsAll() {
        return true;
    }

    @Override
    public void all(ExecutionDetails execution) {
        lines.show(picture(execution));
    }

    List<String> picture(ExecutionDetails execution) {
        List<String> picture = new ArrayList<>();
        String took = span(execution.startedAt(), execution.endedAt());
        picture.add(style.state(execution.state().name()) + "  " + style.paint(Style.Tone.STRONG, execution.workflow())
                + "  " + execution.id() + (took.isEmpty() ? "" : "  " + took));
        List<TaskRunDetails> shown = shown(execution.tasks());
        int width = shown.stream().mapToInt(task -> task.id().length()).max().orElse(0);
        for (TaskRunDetails task : shown) picture.add("  " + line(task, width));
        int hidden = execution.tasks().size() - shown.size();
        if (hidden > 0) picture.add("  " + style.paint(Style.Tone.FAINT, others(execution.tasks(), shown, hidden)));
        return picture;
    }

    private String others(List<TaskRunDetails> all, List<TaskRunDetails> shown, int hidden) {
        Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
        for (TaskRunDetails task : all) counts.merge(task.state(), 1, Integer::sum);
        for (TaskRunDetails task : shown) counts.merge(task.state(), -1, Integer::sum);
        String states = counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return texts.text("more-tasks", hidden, states);
    }

    private static List<TaskRunDetails> shown(List<TaskRunDetails> tasks) {
        if (tasks.size() <= MOST_LINES) return tasks;
        List<TaskRunDetails> matter =
                tasks.stream().filter(LiveTasks::matters).limit(MOST_LINES).toList();
        return matter.isEmpty() ? tasks.subList(0, MOST_LINES) : matter;
    }

    private static boolean matters(TaskRunDetails task) {
        return switch (task.state()) {
            case QUEUED, RUNNING, WAITING, RETRYING, DEAD -> true;
            case PENDING, SUCCEEDED, SKIPPED, UPSTREAM_FAILED, CANCELLED -> false;
        };
    }

    private String line(TaskRunDetails task, int width) {
        StringBuilder line = new StringBuilder();
        String sign = style.inColourOf(task.state().name(), style.bareSign(task.state().name()));
        line.append(sign).append(' ').append(task.id()).append(" ".repeat(width - task.id().length()));
        String took = span(task.startedAt(), task.endedAt());
        add(line, took.isEmpty() ? "" : " ".repeat(Math.max(0, 6 - took.length())) + took);
        add(line, items(task.counts()));
        if (task.attempts() > 1) add(line, texts.text("attempt", task.attempts()));
        if (task.waitReason() != null) add(line, texts.text("waits", task.waitReason()));
        if (task.error() != null) add(line, style.inColourOf("FAILED", firstLine(task.error().message())));
        return line.toString();
    }

    private static void add(StringBuilder line, String part) {
        if (!part.isEmpty()) line.append("  ").append(part);
    }

    private static String items(@Nullable Map<TaskState, Integer> counts) {
        if (counts == null) return "";
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.getOrDefault(TaskState.SUCCEEDED, 0) + "/" + all;
    }

    private String span(@Nullable Instant start, @Nullable Instant end) {
        if (start == null) return "";
        Duration time = Duration.between(start, end == null ? clock.instant() : end);
        return Times.span(time.isNegative() ? Duration.ZERO : time);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
