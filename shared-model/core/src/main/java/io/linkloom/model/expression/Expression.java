package io.linkloom.model.expression;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One CEL expression, without the `${{ }}` around it. Equal when the source is equal.
 *
 * @param source trimmed, at most 4 KiB
 */
public record Expression(String source) {

    /**
     * Evaluates to null, Boolean, Long, Double, String, List or Map with String keys. Bounded: 10,000 comprehension steps, 1 MiB of result.
     *
     * @throws ExpressionException with the expression and the offending value in its message
     */
    public @Nullable Object evaluate(Scope scope) throws ExpressionException {
        return CelPrograms.evaluate(this, scope);
    }

    /** Ids of the tasks that the expression reads by `tasks.<id>`; empty when it does not parse. */
    public Set<String> tasks() {
        return CelPrograms.tasks(this);
    }

    /** Names of the secrets that the expression reads by `secrets.<NAME>`; empty when it does not parse. */
    public Set<String> secrets() {
        return CelPrograms.secrets(this);
    }
}
