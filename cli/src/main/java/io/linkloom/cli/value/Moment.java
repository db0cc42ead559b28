package io.linkloom.cli.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** `24h` (ago), `now`, `today`, `yesterday`, `2026-11-01`, `2026-11-01T08:00` in the zone of the reader, or with its own offset. */
public final class Moment {
    private Moment() {}

    /**
     * @throws IllegalArgumentException when it is none
     */
    public static Instant of(String text, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "now" -> now;
            case "today" -> today.atStartOfDay(zone).toInstant();
            case "yesterday" -> today.minusDays(1).atStartOfDay(zone).toInstant();
            default -> text.indexOf('-') == 4 ? ofCalendar(text, zone) : now.minus(TimeSpan.of(text));
        };
    }

    private static Instant ofCalendar(String text, ZoneId zone) {
        try {
            if (text.length() == 10)
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            String time = text.replace(' ', 'T');
            boolean ownOffset = time.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
            return ownOffset
                    ? OffsetDateTime.parse(time).toInstant()
                    : LocalDateTime.parse(time).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("24h, today, 2026-11-01, 2026-11-01T08:00", e);
        }
    }
}
