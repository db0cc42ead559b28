package io.linkloom.model.expression;

import java.util.List;

/**
 * What can be said about an expression without evaluating it.
 *
 * @param issues what keeps it from ever being evaluated; empty when it is well formed
 * @param references the names it reads, in the order of the source; empty when it does not parse
 */
public record ExpressionAnalysis(List<Issue> issues, List<Reference> references) {

    /** Names that some expression can see; which ones depends on where it stands. */
    public static final List<String> NAMES =
            List.of("inputs", "tasks", "trigger", "event", "execution", "workflow", "item", "index", "secrets");

    /** The longest source, in UTF-8 bytes. */
    public static final int MAX_SOURCE_BYTES = 4096;

    public ExpressionAnalysis {
        issues = List.copyOf(issues);
        references = List.copyOf(references);
    }

    /**
     * Something that is wrong.
     *
     * @param offset where in the source, in code points
     * @param name the unknown name, when that is what is wrong; else empty
     */
    public record Issue(int offset, String message, String name) {}

    /** Looks at one expression; the result is cached. Never fails. */
    public static ExpressionAnalysis of(Expression expression) {
        Compiled compiled = CelPrograms.compiled(expression.source());
        return new ExpressionAnalysis(compiled.issues(), compiled.references());
    }
}
