package io.linkloom.model.expression;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Compiled programs by source text, in two generations: what was not asked for during one whole generation is dropped. */
final class CelPrograms {
    private static final int GENERATION = 8192;

    private static volatile Map<String, Compiled> young = new ConcurrentHashMap<>();
    private static volatile Map<String, Compiled> old = new ConcurrentHashMap<>();

    private CelPrograms() {}

    static @Nullable Object evaluate(Expression expression, Scope scope) throws ExpressionException {
        return compiled(expression.source()).evaluate(scope);
    }

    static Set<String> tasks(Expression expression) {
        return compiled(expression.source()).tasks();
    }

    static Set<String> secrets(Expression expression) {
        return names("secrets", compiled(expression.source()).references());
    }

    static Compiled compiled(String source) {
        Compiled known = young.get(source);
        return known == null ? remember(source) : known;
    }

    private static Compiled remember(String source) {
        Compiled compiled = old.get(source);
        if (compiled == null) compiled = Compiled.of(source);
        if (young.size() >= GENERATION) turn();
        Compiled earlier = young.putIfAbsent(source, compiled);
        return earlier == null ? compiled : earlier;
    }

    private static synchronized void turn() {
        if (young.size() < GENERATION) return;
        old = young;
        young = new ConcurrentHashMap<>();
    }

    /** Ids behind `tasks.` in the references, in the order of the source. */
    static Set<String> tasks(Iterable<Reference> references) {
        return names("tasks", references);
    }

    private static Set<String> names(String root, Iterable<Reference> references) {
        Set<String> ids = new LinkedHashSet<>();
        for (Reference reference : references) {
            String id = reference.step(0);
            if (reference.root().equals(root) && id != null) ids.add(id);
        }
        return Set.copyOf(ids);
    }
}
