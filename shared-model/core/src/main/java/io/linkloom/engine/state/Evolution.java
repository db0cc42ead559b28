package io.linkloom.engine.state;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.TaskFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies events. Knows no rules beyond the table of transitions: whatever was decided, is. */
public final class Evolution {
    private Evolution() {}

    /** The execution that its first event makes. */
    public static Execution begin(Plan plan, Event.ExecutionCreated created) {
        Execution execution = new Execution(plan, created);
        execution.revision = 1;
        return execution;
    }

    /** The execution that a whole journal makes. */
    public static Execution replay(Plan plan, List<Event> events) {
        Execution execution = begin(plan, (Event.ExecutionCreated) events.getFirst());
        for (Event event : events.subList(1, events.size())) evolve(execution, event);
        return execution;
    }

    /**
     * Changes the execution as the event tells, and returns it.
     *
     * @throws IllegalStateException when the event is impossible in its state: a defect, never the fault of a user
     */
    public static Execution evolve(Execution execution, Event event) {
        execution.revision++;
        execution.lastEventAt = event.at();
        switch (event) {
            case Event.OfExecution ofExecution -> applyToExecution(execution, ofExecution);
            case Event.OfTask ofTask -> applyToTask(execution, ofTask);
        }
        return execution;
    }

    /** The run of the next item; nothing is decided by asking for it, and asking twice gives the same. */
    public static TaskRun beginItem(FanOut fanOut, int index, Instant at) {
        return fanOut.runOrBegin(index, at);
    }

    private static void applyToExecution(Execution execution, Event.OfExecution event) {
        ExecutionState next = Transitions.EXECUTION.target(execution.state, event.getClass());
        if (next == null) {
            throw new IllegalStateException("Expected an event possible in " + execution.state + ", but got " + event);
        }
        execution.state = next;
        switch (event) {
            case Event.ExecutionCreated created -> throw new IllegalStateException("Created twice: " + created);
            case Event.ExecutionStarted started -> {
                execution.startedAt = started.at();
                execution.clockStartedAt = started.at();
            }
            case Event.ExecutionPaused paused -> execution.pausedAt = paused.at();
            case Event.ExecutionResumed resumed -> resume(execution, resumed);
            case Event.ExecutionReopened reopened -> {
                execution.endedAt = null;
                execution.cause = null;
                execution.outputs = null;
                execution.failFast = false;
                execution.clockStartedAt = reopened.at();
                execution.paused = Duration.ZERO;
                if (execution.startedAt == null) execution.startedAt = reopened.at();
            }
            case Event.ExecutionSucceeded succeeded -> {
                execution.outputs = succeeded.outputs();
                execution.endedAt = succeeded.at();
            }
            case Event.ExecutionFailed failed -> {
                execution.cause = failed.cause();
                execution.endedAt = failed.at();
            }
            case Event.ExecutionCancelled cancelled -> execution.endedAt = cancelled.at();
            case Event.ExecutionTimedOut timedOut -> execution.endedAt = timedOut.at();
        }
    }

    private static void resume(Execution execution, Event.ExecutionResumed event) {
        if (execution.pausedAt != null) {
            execution.paused = execution.paused.plus(Duration.between(execution.pausedAt, event.at()));
        }
        execution.pausedAt = null;
    }

    private static void applyToTask(Execution execution, Event.OfTask event) {
        TaskRun task = execution.run(execution.plan().graph().ordinal(event.task()));
        FanOut fanOut = task.fanOut;
        Integer index = event.index();
        if (index == null) {
            TaskState before = task.state;
            task.move(event);
            applyFacts(execution, task, event, before);
            movedTask(execution, task, before);
        } else if (fanOut == null) {
            throw new IllegalStateException("Expected a fan-out, but " + event.task() + " has no items: " + event);
        } else {
            TaskRun item = fanOut.runOrBegin(index, event.at());
            TaskState before = item.state;
            item.move(event);
            applyFacts(execution, item, event, before);
            movedItem(execution, task, fanOut, item, before);
        }
    }

    private static void applyFacts(Execution execution, TaskRun run, Event.OfTask event, TaskState before) {
        switch (event) {
            case Event.TaskQueued queued -> {}
            case Event.FanOutStarted started -> run.fanOut = new FanOut(run.ordinal(), started.items(), run.attempt);
            case Event.FanOutReopened reopened -> {
                run.failure = null;
                run.output = null;
                run.discarded = false;
                forgive(execution, reopened);
                if (run.fanOut != null) run.fanOut.reopenTheRest();
            }
            case Event.AttemptStarted started -> {
                run.openAttempt(started.attempt(), started.at());
                run.callbackAttempt = started.callbackAttempt();
            }
            case Event.TaskWaiting waiting -> wait(run, waiting);
            case Event.HeartbeatReceived heartbeat -> {
                run.heartbeatAt = heartbeat.at();
                run.tell(heartbeat.progress(), heartbeat.message());
            }
            case Event.AttemptFailed failed -> {
                if (before == TaskState.QUEUED) run.found(AttemptRecord.Result.FAILED, failed.failure());
                else run.closeAttempt(failed.at(), AttemptRecord.Result.FAILED, failed.failure());
                run.failure = failed.failure();
                run.lostInRow = 0;
            }
            case Event.AttemptLost lost -> {
                run.closeAttempt(lost.at(), AttemptRecord.Result.LOST, null);
                run.tries--;
                run.lostInRow++;
            }
            case Event.RetryScheduled retry -> run.until = retry.due();
            case Event.TaskSucceeded succeeded -> {
                if (before == TaskState.QUEUED) run.found(AttemptRecord.Result.SUCCEEDED, null);
                else run.closeAttempt(succeeded.at(), AttemptRecord.Result.SUCCEEDED, null);
                run.output = succeeded.output();
                run.failure = null;
                run.lostInRow = 0;
            }
            case Event.TaskDead dead -> {
                run.failure = dead.failure();
                noteCause(execution, run, dead);
            }
            case Event.TaskCancelled cancelled ->
                run.closeAttempt(cancelled.at(), AttemptRecord.Result.CANCELLED, null);
            case Event.TaskReset reset -> {
                run.reset();
                forgive(execution, reset);
            }
            case Event.DeadLetterDiscarded discarded -> run.discarded = true;
            case Event.TaskSkipped skipped -> {}
            case Event.TaskUpstreamFailed upstreamFailed -> {}
            case Event.AnswerIgnored ignored -> {}
        }
    }

    private static void wait(TaskRun run, Event.TaskWaiting waiting) {
        if (waiting.reason() != WaitReason.CALLBACK) {
            run.openAttempt(waiting.attempt(), waiting.at());
            run.callbackAttempt = waiting.attempt();
        }
        run.waitingFor = waiting.reason();
        run.until = waiting.until();
        run.heartbeatAt = waiting.at();
        run.child = waiting.child();
        run.message = null;
        run.tell(null, waiting.message());
    }

    /** A death that is undone is no cause of failure any more; whoever else is dead is found when the execution ends. */
    private static void forgive(Execution execution, Event.OfTask reopened) {
        execution.failFast = false;
        ExecutionCause cause = execution.cause;
        if (cause != null && reopened.task().equals(cause.task())) execution.cause = null;
    }

    private static void noteCause(Execution execution, TaskRun run, Event.TaskDead dead) {
        if (execution.plan().task(run.ordinal()).allowFailure()) return;
        if (execution.plan().definition().failFast()) execution.failFast = true;
        if (execution.cause == null) {
            @Nullable Integer attempt = dead.attempt() == 0 ? null : dead.attempt();
            TaskFailure failure = dead.failure();
            execution.cause = new ExecutionCause(dead.task(), dead.index(), attempt, failure.code(), failure.message());
        }
    }

    /** Keeps what downstream tasks wait for, and what has to be decided next. */
    private static void movedTask(Execution execution, TaskRun task, TaskState before) {
        TaskState after = task.state;
        if (before == TaskState.PENDING && after != TaskState.PENDING) execution.ready.remove((Integer) task.ordinal());
        if (after.isEnded() && !before.isEnded()) {
            execution.openTasks--;
            FanOut fanOut = task.fanOut;
            if (fanOut != null) {
                execution.completeFanOuts.remove((Integer) task.ordinal());
                if (!fanOut.complete()) fanOut.cancelTheRest();
            }
            for (int down : execution.plan().graph().downstream(task.ordinal())) {
                execution.remaining[down]--;
                readyIfFree(execution, down);
            }
        } else if (before.isEnded() && !after.isEnded()) {
            execution.openTasks++;
            for (int down : execution.plan().graph().downstream(task.ordinal())) {
                execution.remaining[down]++;
                execution.ready.remove((Integer) down);
            }
            execution.remaining[task.ordinal()] =
                    execution.unfinishedUpstream(task.ordinal()).size();
            readyIfFree(execution, task.ordinal());
        }
    }

    private static void readyIfFree(Execution execution, int ordinal) {
        if (execution.remaining[ordinal] == 0 && execution.run(ordinal).state == TaskState.PENDING) {
            execution.ready.add(ordinal);
        }
    }

    private static void movedItem(Execution execution, TaskRun task, FanOut fanOut, TaskRun item, TaskState before) {
        TaskState after = item.state;
        if (before == after || item.index() == null) return;
        fanOut.moved(item.index(), before, after);
        if (fanOut.complete() && after.isEnded() && task.state == TaskState.RUNNING) {
            execution.completeFanOuts.add(task.ordinal());
        } else if (!fanOut.complete()) {
            execution.completeFanOuts.remove((Integer) task.ordinal());
        }
    }
}
