package io.linkloom.model.expression;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression ready to be analysed and evaluated. Immutable from outside, safe for any number of threads. */
abstract sealed class Compiled permits PlainPath, CelExpression {

    /** Never fails: what does not parse is an expression with issues. */
    static Compiled of(String source) {
        PlainPath path = PlainPath.parse(source);
        return path == null ? new CelExpression(source) : path;
    }

    abstract @Nullable Object evaluate(Scope scope) throws ExpressionException;

    /** What keeps it from ever being evaluated; empty when it is well formed. */
    abstract List<ExpressionAnalysis.Issue> issues();

    /** The names it reads, in the order of the source; empty when it does not parse. */
    abstract List<Reference> references();

    abstract Set<String> tasks();
}
