package io.linkloom.model.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few Java types that a JSON value may have in the model. */
final class Values {
    private Values() {}

    /** Integers become Long where they fit, every other number Double. */
    static @Nullable Object normalize(@Nullable Object value) {
        return switch (value) {
            case Integer i -> i.longValue();
            case BigInteger big -> big.bitLength() < 64 ? (Object) big.longValue() : (Object) big.doubleValue();
            case BigDecimal big -> big.doubleValue();
            case Float f -> f.doubleValue();
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                for (Object item : list) items.add(normalize(item));
                yield items;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, item) -> entries.put((String) key, normalize(item)));
                yield entries;
            }
            case null -> null;
            default -> value;
        };
    }

    /** JSON knows no NaN and no infinity: they become null. */
    static @Nullable Object finite(@Nullable Object value) {
        return switch (value) {
            case Double d -> Double.isFinite(d) ? d : null;
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                for (Object item : list) items.add(finite(item));
                yield items;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> entries = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, item) -> entries.put(key, finite(item)));
                yield entries;
            }
            case null -> null;
            default -> value;
        };
    }
}
