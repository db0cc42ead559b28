package io.linkloom.api;

/** Why a task run (or a queued execution) is not moving. Everything that waits has one. */
public enum WaitReason {
    /** Tasks it depends on have not ended. */
    UPSTREAM,
    /** The backend or runner has no free slot. */
    SLOT,
    /** The workflow's concurrency limit is reached. */
    CONCURRENCY,
    RATE_LIMIT,
    CIRCUIT_OPEN,
    /** A point in time: a `wait` task, or the backoff before the next attempt. */
    TIMER,
    /** The backend answered 202 and has not called back yet. */
    CALLBACK,
    /** A person has to approve or reject. */
    APPROVAL,
    /** The child execution has not ended. */
    CHILD,
    /** The items of a fan-out have not all ended. */
    ITEMS,
    /** The execution is paused. */
    PAUSED
}
