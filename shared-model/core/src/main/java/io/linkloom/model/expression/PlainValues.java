package io.linkloom.model.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results as plain Java: null, Boolean, Long, Double, String, List, Map with String keys; at most 1 MiB as compact JSON. */
final class PlainValues {
    private static final int MAX_DEPTH = 150;

    private final String source;
    private long size;

    private PlainValues(String source) {
        this.source = source;
    }

    static @Nullable Object of(@Nullable Object value, String source) throws ExpressionException {
        return new PlainValues(source).plain(value, 0);
    }

    /** The source between back-ticks, cut where it is very long. */
    static String quote(String source) {
        return "`" + (source.length() <= 200 ? source : source.substring(0, 200) + "…") + "`";
    }

    private ExpressionException wrong(String what) {
        return new ExpressionException(quote(source) + ": " + what);
    }

    private @Nullable Object plain(@Nullable Object value, int depth) throws ExpressionException {
        if (depth > MAX_DEPTH) throw wrong("the result is nested deeper than " + MAX_DEPTH);
        return switch (value) {
            case null -> counted(null, 4);
            case NullValue none -> counted(null, 4);
            case Boolean bool -> counted(bool, 4);
            case Double number -> {
                if (!Double.isFinite(number)) throw wrong("the result is " + number + ", which is no number of JSON");
                yield counted(number, number.toString().length());
            }
            case Float number -> plain(number.doubleValue(), depth);
            case UnsignedLong number -> {
                boolean fits = number.longValue() >= 0;
                yield fits ? plain(number.longValue(), depth) : plain(number.doubleValue(), depth);
            }
            case Number number -> plainNumber(number);
            case String text -> counted(text, Utf8Length.ofJson(text));
            case CelByteString bytes -> plain(Base64.getEncoder().encodeToString(bytes.toByteArray()), depth);
            case Instant instant -> plain(instant.toString(), depth);
            case Duration duration -> plain(duration.toString(), depth);
            case CelType type -> plain(type.name(), depth);
            case List<?> list -> list(list, depth);
            case Map<?, ?> map -> map(map, depth);
            default -> throw wrong("the result is no plain value");
        };
    }

    private @Nullable Object plainNumber(Number number) throws ExpressionException {
        Object plain = CelValues.of(number);
        if (plain instanceof Double d) return plain(d, 0);
        return counted(plain, plain.toString().length());
    }

    private List<@Nullable Object> list(List<?> list, int depth) throws ExpressionException {
        List<@Nullable Object> items = new ArrayList<>(Math.min(list.size(), 1000));
        counted(null, 2);
        for (Object item : list) {
            counted(null, items.isEmpty() ? 0 : 1);
            items.add(plain(item, depth + 1));
        }
        return items;
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) throws ExpressionException {
        Map<String, @Nullable Object> entries = LinkedHashMap.newLinkedHashMap(Math.min(map.size(), 1000));
        counted(null, 2);
        for (var entry : map.entrySet()) {
            String key = String.valueOf(plain(entry.getKey(), depth + 1));
            counted(null, (entries.isEmpty() ? 1 : 2) + (entry.getKey() instanceof String ? 0 : 2));
            entries.put(key, plain(entry.getValue(), depth + 1));
        }
        return entries;
    }

    private <T extends @Nullable Object> T counted(T value, int bytes) throws ExpressionException {
        size += bytes;
        if (size > Json.MAX_BYTES) throw wrong("the result has more than 1 MiB");
        return value;
    }
}
