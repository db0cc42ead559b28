package io.linkloom.desktop.shell;

import io.linkloom.api.ExecutionSummary;
import io.linkloom.desktop.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/** Puts executions into words. */
final class ExecutionRows {
    private final Texts texts;
    private final DateTimeFormatter created;
    private final DateTimeFormatter timeOfDay;

    ExecutionRows(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.created = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .withZone(zone);
        this.timeOfDay = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .withZone(zone);
    }

    /** A running execution has lasted until now. */
    ExecutionRow row(ExecutionSummary execution, Instant now) {
        return new ExecutionRow(
                execution.state(),
                texts.get("state." + execution.state()),
                execution.workflow(),
                execution.id(),
                execution.trigger(),
                created.format(execution.createdAt()),
                duration(execution.startedAt(), execution.endedAt(), now));
    }

    String timeOfDay(Instant time) {
        return timeOfDay.format(time);
    }

    private String duration(@Nullable Instant start, @Nullable Instant end, Instant now) {
        if (start == null) return "";
        Duration time = Duration.between(start, end == null ? now : end);
        if (time.isNegative()) time = Duration.ZERO;
        if (time.toMinutes() < 1) return texts.get("duration.seconds", time.toSeconds());
        if (time.toHours() < 1) return texts.get("duration.minutes", time.toMinutes(), time.toSecondsPart());
        if (time.toDays() < 1) return texts.get("duration.hours", time.toHours(), time.toMinutesPart());
        return texts.get("duration.days", time.toDays(), time.toHoursPart());
    }
}
