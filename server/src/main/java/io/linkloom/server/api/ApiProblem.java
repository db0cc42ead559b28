package io.linkloom.server.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request cannot be answered as it was meant; becomes `application/problem+json`. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemKind kind;
    private final transient Object[] arguments;
    private final transient List<Found> errors;

    /** One finding, readable in each language. */
    @FunctionalInterface
    interface Found {
        io.linkloom.api.Finding in(Locale locale);
    }

    /** @param arguments of the kind's detail */
    ApiProblem(ProblemKind kind, Object... arguments) {
        this(kind, List.of(), arguments);
    }

    ApiProblem(ProblemKind kind, List<Found> errors, @Nullable Object... arguments) {
        super(kind.code(), null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.arguments = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) this.arguments[i] = arguments[i] == null ? "" : arguments[i];
    }

    ProblemKind kind() {
        return kind;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    List<Found> errors() {
        return errors;
    }
}
