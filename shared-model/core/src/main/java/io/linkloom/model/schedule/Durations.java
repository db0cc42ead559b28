package io.linkloom.model.schedule;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as documents have them: `500ms 30s 5m 2h 1d`, combined as `1h30m`, or ISO-8601 (`PT5M`). */
public final class Durations {
    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    private Durations() {}

    /** @throws DurationFormatException when it is none of these forms */
    public static Duration parse(String text) throws DurationFormatException {
        if (text.startsWith("P") && text.length() < 100) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new DurationFormatException("expected an ISO-8601 duration such as PT5M");
            }
        }
        Matcher matcher = SHORT.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new DurationFormatException("expected a form such as 500ms, 30s, 5m, 2h, 1d, 1h30m or PT5M");
        }
        return Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4))
                .plusMillis(number(matcher, 5));
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
