package io.linkloom.model.yaml;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Enums as documents write them: `CANCEL_RUNNING` is `cancelRunning`. */
final class Choices {
    private Choices() {}

    static <E extends Enum<E>> @Nullable E read(Place place, Class<E> type, Scalars scalars) {
        Map<String, E> written = new LinkedHashMap<>();
        for (E value : type.getEnumConstants()) written.put(written(value), value);
        String text = scalars.choice(place, written.keySet());
        return text == null ? null : written.get(text);
    }

    static String written(Enum<?> value) {
        StringBuilder out = new StringBuilder();
        for (String word : value.name().toLowerCase(Locale.ROOT).split("_")) {
            out.append(out.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return out.toString();
    }
}
