package io.linkloom.model.expression;

import io.linkloom.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path such as `tasks.fetch.output.rows`: nearly all expressions are of this kind, and they need no CEL. Same meaning as there; when
 * something is amiss, CEL is asked and words the error.
 */
final class PlainPath extends Compiled {
    private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "in");

    private final String source;
    private final String[] names;
    private final Set<String> tasks;
    private @Nullable CelExpression slow;

    private PlainPath(String source, String[] names) {
        this.source = source;
        this.names = names;
        this.tasks = CelPrograms.tasks(references());
    }

    /** Null when the source is anything but identifiers with dots between them, or starts with no name of the language. */
    static @Nullable PlainPath parse(String source) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= source.length(); i++) {
            char c = i < source.length() ? source.charAt(i) : '.';
            if (c == '.') {
                if (i == start || KEYWORDS.contains(source.substring(start, i))) return null;
                names.add(source.substring(start, i));
                start = i + 1;
            } else if (!(isLetter(c) || (c >= '0' && c <= '9' && i > start))) {
                return null;
            }
        }
        boolean known = ExpressionAnalysis.NAMES.contains(names.getFirst());
        return known && source.length() <= ExpressionAnalysis.MAX_SOURCE_BYTES && names.size() <= 32
                ? new PlainPath(source, names.toArray(new String[0]))
                : null;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    @Override
    @Nullable
    Object evaluate(Scope scope) throws ExpressionException {
        Object value = scope.find(names[0]);
        for (int i = 1; i < names.length; i++) {
            if (!(value instanceof Map<?, ?> map)) return slow().evaluate(scope);
            value = map.get(names[i]);
            if (value == null && !map.containsKey(names[i])) return slow().evaluate(scope);
        }
        return switch (value) {
            case null -> null;
            case String text when text.length() <= Json.MAX_BYTES / 6 - 2 -> text;
            case Long number -> number;
            case Boolean bool -> bool;
            default -> PlainValues.of(value, source);
        };
    }

    private CelExpression slow() {
        CelExpression known = slow;
        if (known == null) slow = known = new CelExpression(source);
        return known;
    }

    @Override
    List<ExpressionAnalysis.Issue> issues() {
        return List.of();
    }

    @Override
    List<Reference> references() {
        List<@Nullable String> steps = new ArrayList<>();
        for (int i = 1; i < names.length; i++) steps.add(names[i]);
        return List.of(new Reference(names[0], steps, 0));
    }

    @Override
    Set<String> tasks() {
        return tasks;
    }
}
