package io.linkloom.server.shard;

import org.jspecify.annotations.Nullable;

/**
 * Something that waits for nothing: as far as anybody can see, nobody will ever move it on. Seen once, it may just be on its way.
 *
 * @param revision of the execution when it was seen; as long as it is the same, nothing has happened
 * @param task null for the execution as a whole
 * @param why for people, goes on after the name of the execution and the task
 */
public record Stall(
        String execution,
        int revision,
        @Nullable String task,
        @Nullable Integer index,
        Kind kind,
        String why) {

    /** What is missing. */
    public enum Kind {
        /** Its messages could not be processed; it stands still on purpose. */
        QUARANTINED,
        /** Its journal cannot be read. */
        UNREADABLE,
        /** Its turn in the concurrency limit of its workflow. */
        TURN,
        /** A place in the queue of a pool. */
        PLACE,
        /** Somebody who makes the attempt. */
        FLIGHT,
        /** A timer. */
        TIMER,
        /** The child that it waits for, or news from it. */
        CHILD,
        /** The parent that wanted it. */
        PARENT,
        /** A decision that was due. */
        DECISION
    }

    /** The execution, with the task where there is one. */
    public String where() {
        String place = task == null ? execution : execution + "/" + task;
        return index == null ? place : place + "/" + index;
    }
}
