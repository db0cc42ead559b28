package io.linkloom.simulation.examination;

import io.linkloom.model.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two JSON values are the same; 1 and 1.0 are. */
final class Values {
    private Values() {}

    /** @param was null: there is none, which is not the same as anything */
    static boolean same(Json expected, @Nullable Json was) {
        return was != null && difference(expected.value(), was.value(), "") == null;
    }

    /** As a JSON pointer; empty when the values as wholes differ, or when nothing does. */
    static String firstDifference(@Nullable Object expected, @Nullable Object was) {
        String where = difference(expected, was, "");
        return where == null ? "" : where;
    }

    /** Null: none. */
    private static @Nullable String difference(@Nullable Object expected, @Nullable Object was, String at) {
        if (expected instanceof Map<?, ?> a && was instanceof Map<?, ?> b) return inMap(a, b, at);
        if (expected instanceof List<?> a && was instanceof List<?> b) return inList(a, b, at);
        if (expected instanceof Number a && was instanceof Number b && !(a instanceof Long && b instanceof Long))
            return a.doubleValue() == b.doubleValue() ? null : at;
        return Objects.equals(expected, was) ? null : at;
    }

    private static @Nullable String inMap(Map<?, ?> expected, Map<?, ?> was, String at) {
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            String there = at + "/" + entry.getKey();
            if (!was.containsKey(entry.getKey())) return there;
            String where = difference(entry.getValue(), was.get(entry.getKey()), there);
            if (where != null) return where;
        }
        for (Object key : was.keySet()) if (!expected.containsKey(key)) return at + "/" + key;
        return null;
    }

    private static @Nullable String inList(List<?> expected, List<?> was, String at) {
        for (int i = 0; i < Math.max(expected.size(), was.size()); i++) {
            if (i >= expected.size() || i >= was.size()) return at + "/" + i;
            String where = difference(expected.get(i), was.get(i), at + "/" + i);
            if (where != null) return where;
        }
        return null;
    }
}
