package io.linkloom.api;

/** Where a task run stands within its execution. */
public enum TaskState {
    /** Upstream tasks have not all ended. */
    PENDING,
    /** Ready; waits for a free slot. */
    QUEUED,
    /** An attempt is on its way. */
    RUNNING,
    /** An attempt holds no resource and waits for something outside: callback, timer, approval, child workflow. */
    WAITING,
    /** The last attempt failed; the next one starts after the backoff. */
    RETRYING,
    SUCCEEDED,
    /** Attempts exhausted, or a failure that no retry can mend: in the dead-letter queue. */
    DEAD,
    SKIPPED,
    UPSTREAM_FAILED,
    CANCELLED;

    /** Whether the task run is over, until somebody opens it again. */
    public boolean isEnded() {
        return switch (this) {
            case PENDING, QUEUED, RUNNING, WAITING, RETRYING -> false;
            case SUCCEEDED, DEAD, SKIPPED, UPSTREAM_FAILED, CANCELLED -> true;
        };
    }
}
