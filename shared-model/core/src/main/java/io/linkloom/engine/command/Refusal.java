package io.linkloom.engine.command;

/** Why a command changes nothing. */
public enum Refusal {
    /** The execution has ended. */
    ALREADY_ENDED,
    /** The execution has not ended. */
    NOT_ENDED,
    NOT_RUNNING,
    NOT_PAUSED,
    UNKNOWN_TASK,
    /** The answer is for an attempt that is over; it was recorded. */
    STALE_ATTEMPT,
    /** The very same answer was taken before: nothing to do, and nothing wrong. */
    DUPLICATE,
    /** The task does not wait for an approval. */
    NOT_WAITING,
    NOT_DEAD,
    /** Nothing failed, so there is nothing to run again. */
    NOTHING_FAILED,
    /** The observation does not matter any more. */
    NO_LONGER_NEEDED
}
