package io.linkloom.client.callback;

/** The work needs a task envelope, and something else was sent. */
final class NoEnvelopeException extends PermanentTaskException {
    private static final long serialVersionUID = 1;

    NoEnvelopeException() {
        super(
                "Expected a task envelope, but the body is none: the workflow sends one of its own, or this is no call of a server");
    }
}
