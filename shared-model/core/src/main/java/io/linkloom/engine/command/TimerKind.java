package io.linkloom.engine.command;

/** What a timer is for. */
public enum TimerKind {
    /** The backoff before the next attempt is over. */
    RETRY,
    /** A `wait` task has waited. */
    WAIT,
    /** An attempt has waited for a callback, an approval or a child for as long as it may. */
    DEADLINE,
    /** No heartbeat came. */
    HEARTBEAT,
    /** The whole execution has taken as long as it may. */
    EXECUTION
}
