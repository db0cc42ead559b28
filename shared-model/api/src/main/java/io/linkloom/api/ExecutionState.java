package io.linkloom.api;

/** Where an execution stands: `QUEUED → RUNNING → SUCCEEDED | FAILED | CANCELLED | TIMED_OUT`, with `PAUSED`. */
public enum ExecutionState {
    QUEUED,
    RUNNING,
    PAUSED,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    TIMED_OUT;

    /** Whether nothing more happens by itself; a rerun or a requeue can open the execution again. */
    public boolean isEnded() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> false;
            case SUCCEEDED, FAILED, CANCELLED, TIMED_OUT -> true;
        };
    }
}
