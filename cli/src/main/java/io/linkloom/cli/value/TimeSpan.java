package io.linkloom.cli.value;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** `500ms`, `30s`, `10m`, `2h`, `1d`, `1h30m` or `PT5M`. */
public final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private TimeSpan() {}

    /**
     * @throws IllegalArgumentException when it is none
     */
    public static Duration of(String text) {
        if (text.startsWith("P")) return iso(text);
        Matcher part = FORM.matcher(text);
        Duration sum = Duration.ZERO;
        int at = 0;
        while (at < text.length() && part.find(at) && part.start() == at) {
            long number = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
            at = part.end();
        }
        if (text.isEmpty() || at < text.length()) throw new IllegalArgumentException("30s, 10m, 2h, 1d");
        return sum;
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("30s, 10m, 2h, 1d", e);
        }
    }
}
