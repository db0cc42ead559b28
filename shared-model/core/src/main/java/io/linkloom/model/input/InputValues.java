package io.linkloom.model.input;

import io.linkloom.model.definition.InputDeclaration;
import io.linkloom.model.definition.InputType;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.json.Json;
import io.linkloom.model.schedule.DurationFormatException;
import io.linkloom.model.schedule.Durations;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a value is what a declaration asks for. */
public final class InputValues {
    private InputValues() {}

    /** What is wrong with a value that is not null; null when nothing is. */
    public static @Nullable Text problem(InputDeclaration declaration, Object value) {
        if (!isOfType(declaration.type(), value)) {
            return Text.of(Code.NOT_OF_TYPE, shown(value), Text.of(phrase(declaration.type())));
        }
        BigDecimal min = declaration.min();
        BigDecimal max = declaration.max();
        if (value instanceof Number number) {
            BigDecimal exact = exact(number);
            if (min != null && exact.compareTo(min) < 0)
                return Text.of(Code.BELOW_MIN, shown(value), min.toPlainString());
            if (max != null && exact.compareTo(max) > 0)
                return Text.of(Code.ABOVE_MAX, shown(value), max.toPlainString());
        }
        boolean free = declaration.allowed().isEmpty()
                || declaration.allowed().stream()
                        .anyMatch(allowed -> Objects.equals(allowed.value(), normalized(declaration.type(), value)));
        return free ? null : Text.of(Code.NOT_IN_ENUM, shown(value), allowed(declaration.allowed()));
    }

    /** A whole number that came as 5.0 is 5; everything else stays what it is. */
    public static @Nullable Object normalized(InputType type, @Nullable Object value) {
        return type == InputType.INT && value instanceof Double number ? (Object) number.longValue() : value;
    }

    /** Whether the value, not null, is of the type. */
    public static boolean isOfType(InputType type, Object value) {
        return switch (type) {
            case STRING -> value instanceof String;
            case INT ->
                value instanceof Long || (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1L << 53);
            case NUMBER -> value instanceof Long || value instanceof Double;
            case BOOLEAN -> value instanceof Boolean;
            case DATE -> value instanceof String text && isTime(text, type);
            case DATETIME -> value instanceof String text && isTime(text, type);
            case DURATION -> value instanceof String text && isDuration(text);
            case OBJECT -> value instanceof Map;
            case ARRAY -> value instanceof List;
        };
    }

    private static boolean isTime(String text, InputType type) {
        try {
            if (type == InputType.DATE) LocalDate.parse(text);
            else OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        try {
            Durations.parse(text);
            return true;
        } catch (DurationFormatException e) {
            return false;
        }
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : BigDecimal.valueOf(number.doubleValue());
    }

    /** As the languages of the catalogue call a type. */
    public static Phrase phrase(InputType type) {
        return switch (type) {
            case STRING -> Phrase.STRING;
            case INT -> Phrase.WHOLE_NUMBER;
            case NUMBER -> Phrase.NUMBER;
            case BOOLEAN -> Phrase.BOOLEAN;
            case DATE -> Phrase.DATE;
            case DATETIME -> Phrase.DATETIME;
            case DURATION -> Phrase.DURATION;
            case OBJECT -> Phrase.OBJECT;
            case ARRAY -> Phrase.LIST;
        };
    }

    static String allowed(List<Json> allowed) {
        return allowed.stream().limit(20).map(Json::toString).collect(Collectors.joining(", "));
    }

    /** As JSON, cut where it is long. */
    public static String shown(@Nullable Object value) {
        String text = Json.of(value).toString();
        return "`" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "`";
    }
}
