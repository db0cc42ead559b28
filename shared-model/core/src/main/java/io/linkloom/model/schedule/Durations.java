package io.linkloom.model.schedule;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as the language writes them: `500ms 30s 5m 2h 1d`, larger units first (`1h30m`), or ISO-8601 (`PT5M`). */
public final class Durations {
    /** The longest that is accepted, some 273 years: its nanoseconds still fit a `long`. */
    public static final Duration MAX = Duration.ofDays(100_000);

    private static final Pattern UNITS =
            Pattern.compile("(?=.)(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** More than the longest in any unit, and far from an overflow in every unit. */
    private static final String TOO_MUCH = "9999999999999";

    private Durations() {}

    /** Never negative, and at most `MAX`; zero is a duration too. */
    public static Duration parse(String text) throws DurationFormatException {
        String stripped = text.strip();
        boolean iso = stripped.startsWith("P") || stripped.startsWith("p");
        @Nullable Duration duration = iso ? iso(stripped) : units(stripped);
        if (duration == null) throw notADuration(stripped);
        if (duration.isNegative()) {
            throw new DurationFormatException(
                    "`" + text + "` is negative; a duration is zero or more, such as `5m`",
                    "`" + text + "` від'ємна; тривалість не менша за нуль, наприклад `5m`");
        }
        if (duration.compareTo(MAX) > 0) {
            throw new DurationFormatException(
                    "`" + text + "` is too long; a duration is at most `" + format(MAX) + "`",
                    "`" + text + "` задовга; тривалість не більша за `" + format(MAX) + "`");
        }
        return duration;
    }

    /**
     * The text that [#parse] reads back: the largest units first, nothing that is zero, as `1h30m`; a fraction of a
     * millisecond has only an ISO-8601 form.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static String format(Duration duration) {
        if (duration.isNegative()) throw new IllegalArgumentException("a duration is not negative: " + duration);
        if (duration.isZero()) return "0s";
        if (duration.getNano() % 1_000_000 != 0) return duration.toString();
        StringBuilder text = new StringBuilder();
        append(text, duration.toDaysPart(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) text.append(amount).append(unit);
    }

    private static @Nullable Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Duration units(String text) {
        Matcher matcher = UNITS.matcher(text);
        if (!matcher.matches()) return null;
        return Duration.ZERO
                .plusDays(amount(matcher.group(1)))
                .plusHours(amount(matcher.group(2)))
                .plusMinutes(amount(matcher.group(3)))
                .plusSeconds(amount(matcher.group(4)))
                .plusMillis(amount(matcher.group(5)));
    }

    private static long amount(@Nullable String digits) {
        if (digits == null) return 0;
        return Long.parseLong(digits.length() > TOO_MUCH.length() ? TOO_MUCH : digits);
    }

    private static DurationFormatException notADuration(String text) {
        String example = NUMBER.matcher(text).matches() ? text + "s" : "1h30m";
        return new DurationFormatException(
                "`" + text + "` is not a duration; write `" + example
                        + "`: whole numbers with d, h, m, s or ms, larger units first, or ISO-8601 such as `PT5M`",
                "`" + text + "` не є тривалістю; напишіть `" + example
                        + "`: цілі числа з d, h, m, s або ms, більші одиниці спершу, або ISO-8601, наприклад `PT5M`");
    }
}
