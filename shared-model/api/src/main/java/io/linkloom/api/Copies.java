package io.linkloom.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies for the records: unmodifiable, in the given order, nulls inside allowed as in JSON, an absent collection empty. */
final class Copies {
    private Copies() {}

    static <T extends @Nullable Object> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(items));
    }

    static <V extends @Nullable Object> Map<String, V> map(@Nullable Map<String, V> entries) {
        return entries == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
