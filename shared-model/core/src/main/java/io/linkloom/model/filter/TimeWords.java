package io.linkloom.model.filter;

import io.linkloom.model.filter.Window.Point;
import io.linkloom.model.schedule.DurationFormatException;
import io.linkloom.model.schedule.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as people write them. */
final class TimeWords {
    private TimeWords() {}

    /** A day lasts a day, a point of time has no end: `-2h` alone means since then. Null for what is no time. */
    static @Nullable Window read(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "now" -> new Window(new Point.Ago(Duration.ZERO), null);
            case "today" -> new Window(new Point.DaysAgo(0), new Point.DaysAgo(-1));
            case "yesterday" -> new Window(new Point.DaysAgo(1), new Point.DaysAgo(0));
            default -> word.startsWith("-") ? ago(word.substring(1)) : written(word);
        };
    }

    private static @Nullable Window ago(String duration) {
        try {
            return new Window(new Point.Ago(Durations.parse(duration)), null);
        } catch (DurationFormatException e) {
            return null;
        }
    }

    private static @Nullable Window written(String word) {
        try {
            if (!word.contains("T")) {
                LocalDate day = LocalDate.parse(word);
                return new Window(
                        new Point.Local(day.atStartOfDay()),
                        new Point.Local(day.plusDays(1).atStartOfDay()));
            }
            boolean zoned = word.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)");
            Instant exact = zoned ? OffsetDateTime.parse(word).toInstant() : Instant.EPOCH;
            return new Window(zoned ? new Point.Exact(exact) : new Point.Local(LocalDateTime.parse(word)), null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
