package io.linkloom.engine.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.linkloom.api.WaitReason;
import io.linkloom.model.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact about one execution. Once written it is never renamed and never means anything else. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "e")
@JsonSubTypes({
    @Type(value = Event.ExecutionCreated.class, name = "ExecutionCreated"),
    @Type(value = Event.ExecutionStarted.class, name = "ExecutionStarted"),
    @Type(value = Event.ExecutionPaused.class, name = "ExecutionPaused"),
    @Type(value = Event.ExecutionResumed.class, name = "ExecutionResumed"),
    @Type(value = Event.ExecutionReopened.class, name = "ExecutionReopened"),
    @Type(value = Event.ExecutionSucceeded.class, name = "ExecutionSucceeded"),
    @Type(value = Event.ExecutionFailed.class, name = "ExecutionFailed"),
    @Type(value = Event.ExecutionCancelled.class, name = "ExecutionCancelled"),
    @Type(value = Event.ExecutionTimedOut.class, name = "ExecutionTimedOut"),
    @Type(value = Event.TaskQueued.class, name = "TaskQueued"),
    @Type(value = Event.FanOutStarted.class, name = "FanOutStarted"),
    @Type(value = Event.FanOutReopened.class, name = "FanOutReopened"),
    @Type(value = Event.AttemptStarted.class, name = "AttemptStarted"),
    @Type(value = Event.TaskWaiting.class, name = "TaskWaiting"),
    @Type(value = Event.HeartbeatReceived.class, name = "HeartbeatReceived"),
    @Type(value = Event.AttemptFailed.class, name = "AttemptFailed"),
    @Type(value = Event.AttemptLost.class, name = "AttemptLost"),
    @Type(value = Event.RetryScheduled.class, name = "RetryScheduled"),
    @Type(value = Event.TaskSucceeded.class, name = "TaskSucceeded"),
    @Type(value = Event.TaskDead.class, name = "TaskDead"),
    @Type(value = Event.TaskSkipped.class, name = "TaskSkipped"),
    @Type(value = Event.TaskUpstreamFailed.class, name = "TaskUpstreamFailed"),
    @Type(value = Event.TaskCancelled.class, name = "TaskCancelled"),
    @Type(value = Event.TaskReset.class, name = "TaskReset"),
    @Type(value = Event.DeadLetterDiscarded.class, name = "DeadLetterDiscarded"),
    @Type(value = Event.AnswerIgnored.class, name = "AnswerIgnored")
})
public sealed interface Event {

    /** When it was decided; never before the event before it of the same execution. */
    Instant at();

    /** A fact about the execution as a whole. */
    sealed interface OfExecution extends Event {}

    /** A fact about one task run: of a task, or of one item of its fan-out. */
    sealed interface OfTask extends Event {
        String task();

        /** Item of the fan-out, from 0; null for the task itself. */
        @Nullable
        Integer index();
    }

    /** The first fact of every execution. `queued`: it waits for its workflow's concurrency limit. */
    record ExecutionCreated(Instant at, ExecutionHeader header, Json inputs, boolean queued) implements OfExecution {}

    record ExecutionStarted(Instant at) implements OfExecution {}

    record ExecutionPaused(Instant at, @Nullable String by) implements OfExecution {}

    record ExecutionResumed(Instant at, @Nullable String by) implements OfExecution {}

    /** An ended execution goes on: a requeue or a rerun follows. */
    record ExecutionReopened(Instant at, @Nullable String by) implements OfExecution {}

    record ExecutionSucceeded(Instant at, Json outputs) implements OfExecution {}

    record ExecutionFailed(Instant at, ExecutionCause cause) implements OfExecution {}

    record ExecutionCancelled(
            Instant at, @Nullable String by, @Nullable String reason) implements OfExecution {}

    record ExecutionTimedOut(Instant at) implements OfExecution {}

    /** Ready for an attempt, for want of a slot or about to get one. */
    record TaskQueued(Instant at, String task, @Nullable Integer index) implements OfTask {}

    /** The task runs once for each item of the list; its items count as queued from now on. */
    record FanOutStarted(Instant at, String task, @Nullable Integer index, Json items) implements OfTask {}

    /** An ended fan-out goes on with those of its items that did not succeed. */
    record FanOutReopened(Instant at, String task, @Nullable Integer index) implements OfTask {}

    /**
     * An attempt leaves.
     *
     * @param callbackAttempt the attempt whose callback token this one carries: itself, or after LOST the first of the lost ones
     */
    record AttemptStarted(Instant at, String task, @Nullable Integer index, int attempt, int callbackAttempt)
            implements OfTask {}

    /**
     * An attempt holds nothing and waits for something outside. For `wait`, `approval` and `workflow` tasks it is also the attempt's start.
     *
     * @param until the point in time waited for, or after which the waiting has failed; null when there is none
     * @param message what a person is asked, for approvals
     * @param child the child execution, for workflow tasks
     */
    record TaskWaiting(
            Instant at,
            String task,
            @Nullable Integer index,
            int attempt,
            WaitReason reason,
            @Nullable Instant until,
            @Nullable String message,
            @Nullable ChildCall child)
            implements OfTask {}

    /** A waiting attempt is alive. `progress`: 0 to 1. */
    record HeartbeatReceived(
            Instant at,
            String task,
            @Nullable Integer index,
            int attempt,
            @Nullable Double progress,
            @Nullable String message)
            implements OfTask {}

    record AttemptFailed(Instant at, String task, @Nullable Integer index, int attempt, TaskFailure failure)
            implements OfTask {}

    /** A server died, or a stale connection broke, before the answer was known; the task is queued again. */
    record AttemptLost(Instant at, String task, @Nullable Integer index, int attempt) implements OfTask {}

    record RetryScheduled(Instant at, String task, @Nullable Integer index, Instant due) implements OfTask {}

    /** `attempt`: the one that gave the result; 0 for a fan-out as a whole. */
    record TaskSucceeded(Instant at, String task, @Nullable Integer index, int attempt, Json output)
            implements OfTask {}

    record TaskDead(Instant at, String task, @Nullable Integer index, int attempt, TaskFailure failure)
            implements OfTask {}

    record TaskSkipped(Instant at, String task, @Nullable Integer index) implements OfTask {}

    record TaskUpstreamFailed(
            Instant at, String task, @Nullable Integer index) implements OfTask {}

    record TaskCancelled(Instant at, String task, @Nullable Integer index) implements OfTask {}

    /** Decided anew: a task becomes PENDING and forgets its items, an item becomes QUEUED. Attempt numbers go on. */
    record TaskReset(Instant at, String task, @Nullable Integer index) implements OfTask {}

    /** A person took the dead letter away; the task run stays DEAD. */
    record DeadLetterDiscarded(
            Instant at,
            String task,
            @Nullable Integer index,
            @Nullable String by) implements OfTask {}

    /** An answer came that no longer counts: late, repeated, or for an attempt that is over. */
    record AnswerIgnored(Instant at, String task, @Nullable Integer index, int attempt, String answer)
            implements OfTask {}
}
