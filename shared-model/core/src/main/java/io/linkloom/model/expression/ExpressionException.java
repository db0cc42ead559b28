package io.linkloom.model.expression;

/** An expression that was well formed could not be evaluated; the message names the expression and the offending value. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1;

    public ExpressionException(String message) {
        super(message);
    }
}
