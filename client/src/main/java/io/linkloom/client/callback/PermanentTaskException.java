package io.linkloom.client.callback;

/** The work failed in a way that no retry can mend: the attempt is not retried, and its message is what people read. */
public class PermanentTaskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PermanentTaskException(String message) {
        super(message);
    }

    public PermanentTaskException(String message, Throwable cause) {
        super(message, cause);
    }
}
