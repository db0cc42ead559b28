package io.linkloom.engine.command;

import io.linkloom.api.ExecutionState;
import io.linkloom.model.json.Json;
import org.jspecify.annotations.Nullable;

/** A wish or an observation that concerns one execution. */
public sealed interface Command {

    /** The workflow's concurrency limit lets it start. */
    record Admit() implements Command {}

    /** Slots of the pool may have become free: start what is queued there, as far as they reach. */
    record Grant(String task, @Nullable Integer index) implements Command {}

    /** A runner tells how an attempt went. */
    record Finish(String task, @Nullable Integer index, int attempt, Outcome outcome) implements Command {}

    /** A backend calls back with the token of `callbackAttempt`. */
    record CallBack(String task, @Nullable Integer index, int callbackAttempt, Outcome outcome) implements Command {}

    record Heartbeat(
            String task,
            @Nullable Integer index,
            int callbackAttempt,
            @Nullable Double progress,
            @Nullable String message)
            implements Command {}

    /** A timer rang; whether it still matters is looked up. `task` is null and `attempt` 0 for the execution's own. */
    record Ring(
            TimerKind kind, @Nullable String task, @Nullable Integer index, int attempt) implements Command {}

    /** The child of a workflow task exists. */
    record ChildStarted(String task, @Nullable Integer index, String child) implements Command {}

    /** The child of a workflow task ended, or could not be started (`state` FAILED with the message). */
    record ChildEnded(
            String task,
            @Nullable Integer index,
            String child,
            ExecutionState state,
            Json outputs,
            @Nullable String message)
            implements Command {}

    record Approve(
            String task,
            @Nullable Integer index,
            @Nullable String by,
            @Nullable String comment) implements Command {}

    record Reject(
            String task,
            @Nullable Integer index,
            @Nullable String by,
            @Nullable String comment) implements Command {}

    record Cancel(@Nullable String by, @Nullable String reason) implements Command {}

    record Pause(@Nullable String by) implements Command {}

    record Resume(@Nullable String by) implements Command {}

    /** Opens a dead task, or a dead item, again. */
    record Requeue(
            String task, @Nullable Integer index, @Nullable String by) implements Command {}

    /** Takes a dead letter away. */
    record Discard(
            String task, @Nullable Integer index, @Nullable String by) implements Command {}

    /** Opens everything that failed again. */
    record RerunFailed(@Nullable String by) implements Command {}

    /** Decides a task and everything below it anew. */
    record RerunFrom(String task, @Nullable String by) implements Command {}
}
