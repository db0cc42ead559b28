package io.linkloom.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times and durations for people; what is not known is empty. */
public final class Times {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Times() {}

    /** `2026-01-02 03:04:05` in the given zone. */
    public static String at(@Nullable Instant time, ZoneId zone) {
        return time == null ? "" : FORMAT.format(time.atZone(zone));
    }

    /** `0.4s`, `12s`, `3m05s` or `2h03m`; empty while it has not ended. */
    public static String between(@Nullable Instant start, @Nullable Instant end) {
        if (start == null || end == null) return "";
        Duration time = Duration.between(start, end);
        if (time.toSeconds() < 10) return time.toSeconds() + "." + time.toMillisPart() / 100 + "s";
        if (time.toMinutes() < 1) return time.toSeconds() + "s";
        if (time.toHours() < 1) return "%dm%02ds".formatted(time.toMinutes(), time.toSecondsPart());
        return "%dh%02dm".formatted(time.toHours(), time.toMinutesPart());
    }
}
