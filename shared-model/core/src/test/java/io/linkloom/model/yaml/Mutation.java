package io.linkloom.model.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Documents that are nearly right. */
final class Mutation {
    private static final List<Object> VALUES = List.of(
            "",
            "x",
            "a b",
            "5m",
            "PT5M",
            "0s",
            "${{ 1 }}",
            "a ${{ 1 }}",
            "POST",
            "http",
            "/p",
            "//p",
            "ns:w",
            -1L,
            0L,
            1L,
            200L,
            1000L,
            1.5,
            true,
            false,
            List.of(),
            List.of("x"),
            List.of(1L),
            Map.of(),
            Map.of("a", "x"),
            "200-299");

    private Mutation() {}

    /** Replaces, drops and renames here and there. */
    static @Nullable Object of(@Nullable Object value, RandomGenerator random, double chance) {
        if (random.nextDouble() < chance) return VALUES.get(random.nextInt(VALUES.size()));
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Object item : list) if (random.nextDouble() >= chance) items.add(of(item, random, chance));
            return items;
        }
        if (!(value instanceof Map<?, ?> map)) return value;
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            double what = random.nextDouble();
            if (what < chance) return;
            entries.put(what < 2 * chance ? key + "x" : String.valueOf(key), of(item, random, chance));
        });
        return entries;
    }
}
