package io.linkloom.client;

import io.linkloom.api.ExecutionDetails;
import java.time.Duration;

/** An execution had not ended when the time to wait for it was over. It runs on. */
public final class LinkLoomTimeoutException extends LinkLoomException {
    private static final long serialVersionUID = 1;

    private final transient ExecutionDetails execution;

    LinkLoomTimeoutException(ExecutionDetails execution, Duration timeout) {
        super(
                withoutAnswer(
                        "wait-timeout",
                        "Still " + execution.state() + " after " + timeout.toSeconds() + " s",
                        execution.id() + " runs on"),
                null);
        this.execution = execution;
    }

    /** As it was last seen. */
    public ExecutionDetails execution() {
        return execution;
    }
}
