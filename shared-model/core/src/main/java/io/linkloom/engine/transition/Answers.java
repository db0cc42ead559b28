package io.linkloom.engine.transition;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.retry.Backoff;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes answers: of runners, callbacks, people and children. Only the current attempt's first answer counts. */
final class Answers {
    /** So many attempts lost in a row, and the task itself is taken for what kills the server. */
    static final int POISON = 5;

    private Answers() {}

    static @Nullable Refusal finish(Step step, Command.Finish finish) {
        TaskRun run = step.execution().run(finish.task(), finish.index());
        if (run == null) return Refusal.UNKNOWN_TASK;
        boolean current = run.state() == TaskState.RUNNING && run.hasOpenAttempt() && run.attempt() == finish.attempt();
        // Neither the 202 of a backend that called back before it answered, nor what became of an aborted attempt, is
        // an answer.
        boolean answers = finish.outcome() instanceof Outcome.Succeeded || finish.outcome() instanceof Outcome.Failed;
        if (!current && !answers) return Refusal.NO_LONGER_NEEDED;
        if (!current) return ignore(step, run, finish.attempt(), finish.outcome());
        step.answered(run);
        take(step, run, finish.outcome());
        return null;
    }

    static @Nullable Refusal callBack(Step step, Command.CallBack callBack) {
        TaskRun run = step.execution().run(callBack.task(), callBack.index());
        if (run == null) return Refusal.UNKNOWN_TASK;
        boolean isAnswer =
                callBack.outcome() instanceof Outcome.Succeeded || callBack.outcome() instanceof Outcome.Failed;
        if (!isAnswer) return Refusal.NO_LONGER_NEEDED;
        if (!listens(run, callBack.callbackAttempt())) {
            if (isRepeated(run, callBack)) return Refusal.DUPLICATE;
            return ignore(step, run, callBack.callbackAttempt(), callBack.outcome());
        }
        take(step, run, callBack.outcome());
        return null;
    }

    /** Whether the token of that attempt still opens the run. */
    private static boolean listens(TaskRun run, int callbackAttempt) {
        if (run.callbackAttempt() != callbackAttempt || callbackAttempt == 0) return false;
        return switch (run.state()) {
            case RUNNING -> run.fanOut() == null;
            case WAITING -> run.waitingFor() == WaitReason.CALLBACK;
            case QUEUED -> run.lostInRow() > 0;
            case PENDING, RETRYING, SUCCEEDED, DEAD, SKIPPED, UPSTREAM_FAILED, CANCELLED -> false;
        };
    }

    private static boolean isRepeated(TaskRun run, Command.CallBack callBack) {
        return switch (callBack.outcome()) {
            case Outcome.Succeeded succeeded ->
                run.state() == TaskState.SUCCEEDED
                        && run.callbackAttempt() == callBack.callbackAttempt()
                        && succeeded.output().equals(run.output());
            case Outcome.Failed failed ->
                run.history().stream()
                        .anyMatch(attempt -> attempt.attempt() >= callBack.callbackAttempt()
                                && attempt.result() == AttemptRecord.Result.FAILED
                                && failed.failure().equals(attempt.failure()));
            case Outcome.AcceptedForLater accepted -> false;
            case Outcome.Lost lost -> false;
        };
    }

    static @Nullable Refusal heartbeat(Step step, Command.Heartbeat heartbeat) {
        TaskRun run = step.execution().run(heartbeat.task(), heartbeat.index());
        if (run == null) return Refusal.UNKNOWN_TASK;
        boolean open = run.state() == TaskState.RUNNING || run.state() == TaskState.WAITING;
        if (!open || !listens(run, heartbeat.callbackAttempt())) return Refusal.STALE_ATTEMPT;
        step.emit(
                run,
                new Event.HeartbeatReceived(
                        step.at(),
                        heartbeat.task(),
                        heartbeat.index(),
                        run.attempt(),
                        heartbeat.progress(),
                        heartbeat.message()));
        return null;
    }

    static @Nullable Refusal childStarted(Step step, Command.ChildStarted started) {
        TaskRun run = waitingFor(step.execution(), started.task(), started.index(), started.child());
        if (run == null) return Refusal.NO_LONGER_NEEDED;
        TaskDefinition task = step.execution().plan().task(run.ordinal());
        if (!(task.work() instanceof TaskWork.Workflow workflow) || workflow.waitForEnd()) return null;
        step.answered(run);
        take(step, run, new Outcome.Succeeded(Json.of(Map.of("executionId", started.child()))));
        return null;
    }

    static @Nullable Refusal childEnded(Step step, Command.ChildEnded ended) {
        TaskRun run = waitingFor(step.execution(), ended.task(), ended.index(), ended.child());
        if (run == null) return Refusal.NO_LONGER_NEEDED;
        step.answered(run);
        String detail = ended.message() == null ? "" : ": " + ended.message();
        take(
                step,
                run,
                ended.state() == ExecutionState.SUCCEEDED
                        ? new Outcome.Succeeded(ended.outputs())
                        : Outcome.Failed.retryable(
                                "CHILD_" + ended.state(),
                                "The child " + ended.child() + " ended " + ended.state() + detail));
        return null;
    }

    private static @Nullable TaskRun waitingFor(
            Execution execution, String task, @Nullable Integer index, String child) {
        TaskRun run = execution.run(task, index);
        if (run == null || run.state() != TaskState.WAITING) return null;
        ChildCall call = run.child();
        return call != null && call.execution().equals(child) ? run : null;
    }

    static @Nullable Refusal approval(
            Step step,
            String task,
            @Nullable Integer index,
            boolean approved,
            @Nullable String by,
            @Nullable String comment) {
        if (step.execution().state().isEnded()) return Refusal.ALREADY_ENDED;
        TaskRun run = step.execution().run(task, index);
        if (run == null) return Refusal.UNKNOWN_TASK;
        if (run.state() != TaskState.WAITING || run.waitingFor() != WaitReason.APPROVAL) return Refusal.NOT_WAITING;
        if (approved) {
            Map<String, @Nullable Object> output = new LinkedHashMap<>();
            output.put("approved", true);
            output.put("by", by);
            output.put("comment", comment);
            take(step, run, new Outcome.Succeeded(Json.of(output)));
        } else {
            String who = by == null ? "Rejected" : "Rejected by " + by;
            take(step, run, Outcome.Failed.permanent("REJECTED", comment == null ? who : who + ": " + comment));
        }
        return null;
    }

    /** The outcome counts. */
    static void take(Step step, TaskRun run, Outcome outcome) {
        TaskDefinition task = step.execution().plan().task(run.ordinal());
        Instant at = step.at();
        switch (outcome) {
            case Outcome.Succeeded succeeded ->
                step.emit(run, new Event.TaskSucceeded(at, task.id(), run.index(), run.attempt(), succeeded.output()));
            case Outcome.Failed failed -> fail(step, run, task, failed);
            case Outcome.AcceptedForLater accepted -> {
                Duration patience =
                        task.work() instanceof TaskWork.Http http ? http.callbackTimeout() : Duration.ofDays(1);
                step.emit(
                        run,
                        new Event.TaskWaiting(
                                at,
                                task.id(),
                                run.index(),
                                run.attempt(),
                                WaitReason.CALLBACK,
                                at.plus(patience),
                                null,
                                null));
            }
            case Outcome.Lost lost -> lose(step, run, task);
        }
        Integer index = run.index();
        if (index != null && run.state().isEnded())
            Progress.beginItems(step, step.execution().run(run.ordinal()));
    }

    private static void fail(Step step, TaskRun run, TaskDefinition task, Outcome.Failed failed) {
        Instant at = step.at();
        step.emit(run, new Event.AttemptFailed(at, task.id(), run.index(), run.attempt(), failed.failure()));
        if (failed.retryable() && run.tries() < task.retry().maxAttempts()) {
            Duration delay = Backoff.delay(task.retry(), Math.max(1, run.tries()), step.random(), failed.retryAfter());
            step.emit(run, new Event.RetryScheduled(at, task.id(), run.index(), at.plus(delay)));
        } else {
            Departure.die(step, run, task, failed.failure());
        }
    }

    private static void lose(Step step, TaskRun run, TaskDefinition task) {
        step.emit(run, new Event.AttemptLost(step.at(), task.id(), run.index(), run.attempt()));
        if (run.lostInRow() >= POISON) {
            String message = "The server died, or lost the connection, " + POISON + " times in a row during this task";
            Departure.die(step, run, task, new TaskFailure("POISON", message));
        } else if (step.execution().state() == ExecutionState.RUNNING) {
            Departure.leaveIfSlot(step, run, task);
        }
    }

    private static Refusal ignore(Step step, TaskRun run, int attempt, Outcome outcome) {
        String answer = switch (outcome) {
            case Outcome.Succeeded succeeded -> "SUCCEEDED";
            case Outcome.Failed failed -> failed.failure().code();
            case Outcome.AcceptedForLater accepted -> "ACCEPTED";
            case Outcome.Lost lost -> "LOST";
        };
        String task = step.execution().plan().task(run.ordinal()).id();
        step.emit(run, new Event.AnswerIgnored(step.at(), task, run.index(), attempt, answer));
        return Refusal.STALE_ATTEMPT;
    }
}
