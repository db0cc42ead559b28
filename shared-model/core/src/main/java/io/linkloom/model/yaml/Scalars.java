package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.schedule.DurationFormatException;
import io.linkloom.model.schedule.Durations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values; what does not fit is reported and null. */
final class Scalars {
    private final Findings findings;

    Scalars(Findings findings) {
        this.findings = findings;
    }

    @Nullable
    String string(Place place) {
        if (value(place) instanceof String text) return text;
        wrongType(place, Text.of(Phrase.STRING));
        return null;
    }

    @Nullable
    String nonEmpty(Place place) {
        String text = string(place);
        if (text == null || !text.isBlank()) return text;
        findings.add(place, Text.of(Code.EMPTY_TEXT));
        return null;
    }

    @Nullable
    String matching(Place place, Pattern pattern, Phrase expected) {
        String text = string(place);
        if (text == null || pattern.matcher(text).matches()) return text;
        findings.add(place, Text.of(Code.BAD_ID, shortened(text), Text.of(expected)));
        return null;
    }

    @Nullable
    Boolean bool(Place place) {
        if (value(place) instanceof Boolean bool) return bool;
        String yes = value(place) instanceof String text ? suggestion(text) : null;
        wrongType(place, Text.of(Phrase.BOOLEAN), yes);
        return null;
    }

    private static @Nullable String suggestion(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "yes", "on", "y", "true" -> "true";
            case "no", "off", "n", "false" -> "false";
            default -> null;
        };
    }

    @Nullable
    Integer integer(Place place, int min, int max) {
        Object value = value(place);
        if (!(value instanceof Long || value instanceof BigInteger)) {
            wrongType(place, Text.of(Phrase.WHOLE_NUMBER));
            return null;
        }
        if (value instanceof Long number && number >= min && number <= max) return number.intValue();
        Text range = max == Integer.MAX_VALUE ? Text.of(Phrase.AT_LEAST, min) : Text.of(Phrase.BETWEEN, min, max);
        findings.add(place, Text.of(Code.OUT_OF_RANGE, value, range));
        return null;
    }

    @Nullable
    BigDecimal number(Place place) {
        switch (value(place)) {
            case Long number -> {
                return BigDecimal.valueOf(number);
            }
            case BigInteger number -> {
                return new BigDecimal(number);
            }
            case BigDecimal number -> {
                return number;
            }
            case null, default -> {
                wrongType(place, Text.of(Phrase.NUMBER));
                return null;
            }
        }
    }

    @Nullable
    Double between(Place place, double min, double max) {
        BigDecimal number = number(place);
        if (number == null) return null;
        double value = number.doubleValue();
        if (value >= min && value <= max) return value;
        Text range = max == Double.MAX_VALUE
                ? Text.of(Phrase.AT_LEAST, plain(min))
                : Text.of(Phrase.BETWEEN, plain(min), plain(max));
        findings.add(place, Text.of(Code.OUT_OF_RANGE, number, range));
        return null;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    @Nullable
    Duration duration(Place place, boolean zeroAllowed) {
        if (!(value(place) instanceof String text)) {
            String unit = value(place) instanceof Long number ? number + "s" : null;
            wrongType(place, Text.of(Phrase.DURATION), unit);
            return null;
        }
        try {
            Duration duration = Durations.parse(text);
            if (duration.isPositive() || (zeroAllowed && duration.isZero())) return duration;
            findings.add(place, Text.of(Code.OUT_OF_RANGE, text, Text.of(Phrase.POSITIVE_DURATION)));
        } catch (DurationFormatException e) {
            if (text.contains("${{")) findings.add(place, Text.of(Code.EXPRESSION_NOT_ALLOWED));
            else findings.add(place, Text.of(Code.BAD_DURATION, shortened(text), Text.of(Phrase.DURATION_FORM)));
        }
        return null;
    }

    @Nullable
    String choice(Place place, Collection<String> allowed) {
        String text = string(place);
        if (text == null || allowed.contains(text)) return text;
        findings.add(
                place,
                Text.of(Code.UNKNOWN_VALUE, shortened(text), String.join(", ", allowed)),
                Nearest.to(text, allowed));
        return null;
    }

    void wrongType(Place place, Text expected) {
        wrongType(place, expected, null);
    }

    void wrongType(Place place, Text expected, @Nullable String suggestion) {
        if (value(place) instanceof String text && text.contains("${{")) {
            findings.add(place, Text.of(Code.EXPRESSION_NOT_ALLOWED));
        } else {
            findings.add(place, Text.of(Code.WRONG_TYPE, expected, found(place.node())), suggestion);
        }
    }

    /** The value of a scalar; a collection itself for everything else. */
    static @Nullable Object value(Place place) {
        return place.node() instanceof Node.Scalar scalar ? scalar.value() : place.node();
    }

    static Text found(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> Text.of(Phrase.OBJECT);
            case Node.Sequence sequence -> Text.of(Phrase.LIST);
            case Node.Scalar scalar ->
                switch (scalar.value()) {
                    case null -> Text.of(Phrase.NOTHING);
                    case String text -> valueOf(Phrase.STRING, scalar);
                    case Boolean bool -> Text.of(Phrase.JUST, "`" + scalar.text() + "`");
                    default -> valueOf(Phrase.NUMBER, scalar);
                };
        };
    }

    private static Text valueOf(Phrase phrase, Node.Scalar scalar) {
        String quoted = "`" + shortened(scalar.text()) + "`";
        return Text.of(Phrase.VALUE_OF, Text.of(phrase), quoted);
    }

    static String shortened(String text) {
        String line = text.replace('\n', ' ').replace('\r', ' ');
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }
}
