package io.linkloom.model.expression;

import io.linkloom.model.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a failed expression read, for its error message. Secrets are never among them. */
final class OffendingValues {
    private static final int MOST = 4;
    private static final int LONGEST = 80;

    private OffendingValues() {}

    /** Such as ` (inputs.limit is "ten")`; empty when there is nothing to show. */
    static String describe(List<Reference> references, Scope scope) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Reference reference : references) {
            if (shown.size() == MOST) break;
            if (!reference.root().equals("secrets")) find(reference, scope, shown);
        }
        if (shown.isEmpty()) return "";
        StringBuilder out = new StringBuilder(" (");
        shown.forEach((path, value) -> out.append(out.length() > 2 ? ", " : "")
                .append(path)
                .append(" is ")
                .append(value));
        return out.append(')').toString();
    }

    private static void find(Reference reference, Scope scope, Map<String, String> shown) {
        try {
            StringBuilder path = new StringBuilder(reference.root());
            Object value = scope.find(reference.root());
            for (String step : reference.steps()) {
                if (step == null || !(value instanceof Map<?, ?> map) || !map.containsKey(step)) break;
                path.append('.').append(step);
                value = map.get(step);
            }
            shown.put(path.toString(), text(value));
        } catch (RuntimeException e) {
            shown.put(reference.root(), "unreadable");
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            String keys = map.keySet().stream().limit(8).toList().toString();
            return "an object with " + (keys.length() <= LONGEST ? keys : keys.substring(0, LONGEST) + "…");
        }
        if (value instanceof List<?> list) return "a list of " + list.size();
        if (value instanceof String s && s.length() > LONGEST) return Json.of(s.substring(0, LONGEST)) + "…";
        return value instanceof Double d && !Double.isFinite(d)
                ? d.toString()
                : Json.of(value).toString();
    }
}
