package io.linkloom.api;

/** What became of an instant of a schedule. */
public enum FiringResult {
    /** An execution stands for it. */
    STARTED,
    /** The workflow ran as often as it may, and does not queue. */
    SKIPPED_CONCURRENCY,
    /** The server was down, or as good as down, and the trigger does not catch up. */
    MISSED,
    /** The workflow was paused. */
    PAUSED,
    /** It could not be started; the message says why. */
    FAILED
}
