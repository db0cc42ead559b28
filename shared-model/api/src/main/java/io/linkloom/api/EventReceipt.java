package io.linkloom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event, or a batch of them, came to. The same event again gets the same answer.
 *
 * @param executions that were started, in the order of the events
 * @param errors workflows whose trigger waits for such an event, but that were not started
 */
public record EventReceipt(List<Started> executions, List<NotStarted> errors) {
    public EventReceipt {
        executions = Copies.list(executions);
        errors = Copies.list(errors);
    }

    /** An execution that an event started. */
    public record Started(String id, String workflow, String namespace) {}

    /**
     * A workflow that an event did not start.
     *
     * @param source of the event
     * @param event its id
     * @param code stable: `PAUSED`, `OVER_LIMIT`, `WHEN_FAILED`, `INPUTS_FAILED` or `BAD_INPUTS`
     * @param message for people
     * @param detail what exactly is wrong, where the code does not say it
     */
    public record NotStarted(
            String source,
            String event,
            String workflow,
            String namespace,
            String code,
            String message,
            @Nullable String detail) {}
}
