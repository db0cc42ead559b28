package io.linkloom.model.expression;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiled programs by source text. */
final class CelPrograms {
    private CelPrograms() {}

    static @Nullable Object evaluate(Expression expression, Scope scope) throws ExpressionException {
        throw new ExpressionException("not yet");
    }

    static Set<String> tasks(Expression expression) {
        return Set.of();
    }
}
