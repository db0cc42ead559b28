package io.linkloom.api.task;

/** The work failed in a way that no retry can mend. */
public class PermanentFailure extends Exception {
    private static final long serialVersionUID = 1;

    public PermanentFailure(String message) {
        super(message);
    }

    public PermanentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
