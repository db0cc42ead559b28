package io.linkloom.server.runner;

import io.linkloom.model.expression.ExpressionException;

/** Leaves the preparation of an attempt with its outcome; carries no stack trace. */
public final class AttemptFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Outcome.Failed outcome;

    public AttemptFailure(Outcome.Failed outcome) {
        super(outcome.message(), null, false, false);
        this.outcome = outcome;
    }

    public static AttemptFailure permanent(String code, String message) {
        return new AttemptFailure(Outcome.permanent(code, message));
    }

    public static AttemptFailure of(ExpressionException e) {
        return permanent(FailureCode.EXPRESSION, String.valueOf(e.getMessage()));
    }

    public Outcome.Failed outcome() {
        return outcome;
    }
}
