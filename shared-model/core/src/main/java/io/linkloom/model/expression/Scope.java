package io.linkloom.model.expression;

import org.jspecify.annotations.Nullable;

/** The names that an expression can see while it is evaluated. */
@FunctionalInterface
public interface Scope {

    /**
     * The value of a top-level name such as `inputs`, `tasks`, `trigger` or `item`: null, Boolean, Long, Double, String, List or
     * Map with String keys (nested). Asked only for names that the expression mentions, so a scope may build them on demand.
     */
    @Nullable
    Object find(String name);
}
