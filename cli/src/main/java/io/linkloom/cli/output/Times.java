package io.linkloom.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times and durations for people; what is not known is empty. */
public final class Times {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Times() {}

    /** `2026-01-02 03:04:05` in the given zone. */
    public static String at(@Nullable Instant time, ZoneId zone) {
        return time == null ? "" : FORMAT.format(time.atZone(zone));
    }

    /** `2026-01-02T03:04:05Z`, or with the offset of the given zone. */
    static String iso(Instant time, @Nullable ZoneId zone) {
        Instant seconds = time.truncatedTo(ChronoUnit.SECONDS);
        return zone == null
                ? seconds.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        seconds.atZone(zone).toOffsetDateTime());
    }

    /** Null while it has not ended. */
    public static @Nullable Duration between(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null ? null : Duration.between(start, end);
    }

    /** `0.4s`, `12s`, `3m05s`, `2h03m` or `3d04h`. */
    public static String span(Duration time) {
        if (time.isNegative()) return "-" + span(time.negated());
        if (time.toSeconds() < 10) return time.toSeconds() + "." + time.toMillisPart() / 100 + "s";
        if (time.toMinutes() < 1) return time.toSeconds() + "s";
        if (time.toHours() < 1) return two(time.toMinutes(), "m", time.toSecondsPart(), "s");
        if (time.toDays() < 1) return two(time.toHours(), "h", time.toMinutesPart(), "m");
        return two(time.toDays(), "d", time.toHoursPart(), "h");
    }

    /** Of a distance to now: one number and its unit, `12s`, `5m`, `3h`, `2d`. */
    static String rough(Duration time) {
        if (time.toMinutes() < 1) return time.toSeconds() + "s";
        if (time.toHours() < 1) return time.toMinutes() + "m";
        if (time.toDays() < 2) return time.toHours() + "h";
        return time.toDays() + "d";
    }

    private static String two(long big, String bigUnit, int small, String smallUnit) {
        return big + bigUnit + (small < 10 ? "0" : "") + small + smallUnit;
    }
}
