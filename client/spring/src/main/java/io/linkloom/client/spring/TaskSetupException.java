package io.linkloom.client.spring;

/** The tasks of an application cannot be what its code says; the message says where and what to do. */
public class TaskSetupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    TaskSetupException(String message, String action) {
        super(message);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
