package io.linkloom.model.definition;

/**
 * How many executions of a workflow may run at one time.
 *
 * @param max at least 1
 */
public record Concurrency(int max, OnLimit onLimit) {

    /** What becomes of a start beyond the limit. */
    public enum OnLimit {
        QUEUE,
        SKIP,
        CANCEL_RUNNING
    }
}
