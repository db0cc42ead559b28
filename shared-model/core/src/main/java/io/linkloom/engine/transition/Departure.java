package io.linkloom.engine.transition;

import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.ExecutionScope;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.expression.Template;
import io.linkloom.model.id.ExecutionId;
import io.linkloom.model.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts attempts: sends what needs a slot as soon as there is one, and opens what only waits. */
final class Departure {
    /** Nothing waits beyond this; later points in time do not fit everywhere. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Child workflows may be nested so deep. */
    static final int MAX_DEPTH = 10;

    private Departure() {}

    /** A task is to run, or to run again after its backoff. */
    static void begin(Step step, TaskRun run, TaskDefinition task) {
        switch (task.work()) {
            case TaskWork.Http http -> queue(step, run, task);
            case TaskWork.Shell shell -> queue(step, run, task);
            case TaskWork.Java java -> queue(step, run, task);
            case TaskWork.Wait wait -> openWaiting(step, run, task);
            case TaskWork.Approval approval -> openWaiting(step, run, task);
            case TaskWork.Workflow workflow -> openWaiting(step, run, task);
        }
    }

    /** Begins an item whose slot is taken already. */
    static void beginItem(Step step, TaskRun parent, TaskDefinition task, int index) {
        FanOut fanOut = Objects.requireNonNull(parent.fanOut());
        TaskRun item = step.begin(fanOut, index);
        if (isDispatched(task)) send(step, item, task);
        else openWaiting(step, item, task);
    }

    /** A queued run leaves if its pool has a slot; else it stays queued. */
    static void leaveIfSlot(Step step, TaskRun run, TaskDefinition task) {
        step.touch(run);
        if (!isDispatched(task)) openWaiting(step, run, task);
        else if (step.takeSlot(step.execution().plan().pool(run.ordinal()))) send(step, run, task);
    }

    static void die(Step step, TaskRun run, TaskDefinition task, TaskFailure failure) {
        int attempt = run.fanOut() == null ? run.attempt() : 0;
        step.emit(run, new Event.TaskDead(step.at(), task.id(), run.index(), attempt, failure));
    }

    private static boolean isDispatched(TaskDefinition task) {
        return switch (task.work()) {
            case TaskWork.Http http -> true;
            case TaskWork.Shell shell -> true;
            case TaskWork.Java java -> true;
            case TaskWork.Wait wait -> false;
            case TaskWork.Approval approval -> false;
            case TaskWork.Workflow workflow -> false;
        };
    }

    private static void queue(Step step, TaskRun run, TaskDefinition task) {
        if (run.state() != TaskState.QUEUED) step.emit(run, new Event.TaskQueued(step.at(), task.id(), run.index()));
        leaveIfSlot(step, run, task);
    }

    private static void send(Step step, TaskRun run, TaskDefinition task) {
        int attempt = run.attempt() + 1;
        int callbackAttempt = run.lostInRow() > 0 ? run.callbackAttempt() : attempt;
        step.emit(run, new Event.AttemptStarted(step.at(), task.id(), run.index(), attempt, callbackAttempt));
    }

    private static void openWaiting(Step step, TaskRun run, TaskDefinition task) {
        Scope scope = ExecutionScope.live(step.execution(), run.index() == null ? null : run);
        if (task.work() instanceof TaskWork.Workflow
                && step.execution().header().depth() >= MAX_DEPTH) {
            String message =
                    "Workflows may start each other " + MAX_DEPTH + " deep, and this execution stands so deep already";
            die(step, run, task, new TaskFailure("CHILD_DEPTH", message));
            return;
        }
        Instant deadline = task.timeout() == null ? null : step.at().plus(task.timeout());
        try {
            step.emit(
                    run,
                    switch (task.work()) {
                        case TaskWork.Wait wait ->
                            waiting(step, run, task, WaitReason.TIMER, until(wait, scope, step.at()), null, null);
                        case TaskWork.Approval approval -> {
                            String message = approval.message() == null
                                    ? null
                                    : approval.message().renderText(scope);
                            yield waiting(step, run, task, WaitReason.APPROVAL, deadline, message, null);
                        }
                        case TaskWork.Workflow workflow ->
                            waiting(step, run, task, WaitReason.CHILD, deadline, null, child(step, workflow, scope));
                        case TaskWork.Http http ->
                            throw new IllegalStateException("An http task does not begin by waiting");
                        case TaskWork.Shell shell -> throw new IllegalStateException("A shell task does not wait");
                        case TaskWork.Java java -> throw new IllegalStateException("A java task does not wait");
                    });
        } catch (ExpressionException e) {
            die(step, run, task, new TaskFailure("EXPRESSION", Progress.message(e)));
        }
    }

    private static Event.TaskWaiting waiting(
            Step step,
            TaskRun run,
            TaskDefinition task,
            WaitReason reason,
            @Nullable Instant until,
            @Nullable String message,
            @Nullable ChildCall child) {
        return new Event.TaskWaiting(
                step.at(), task.id(), run.index(), run.attempt() + 1, reason, until, message, child);
    }

    private static Instant until(TaskWork.Wait wait, Scope scope, Instant now) throws ExpressionException {
        if (wait.duration() != null) return now.plus(wait.duration());
        Object value = Objects.requireNonNull(wait.until()).render(scope);
        try {
            if (value instanceof String text) {
                Instant until = OffsetDateTime.parse(text).toInstant();
                if (until.isBefore(LATEST)) return until;
            }
        } catch (DateTimeException e) {
            // Said below, together with every other value that is no point in time.
        }
        throw new ExpressionException(
                "`until` has to be a point in time such as 2026-11-23T03:00:00Z, but it is " + Json.of(value));
    }

    private static ChildCall child(Step step, TaskWork.Workflow workflow, Scope scope) throws ExpressionException {
        Execution execution = step.execution();
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (Map.Entry<String, Template> input : workflow.inputs().entrySet()) {
            inputs.put(input.getKey(), input.getValue().render(scope));
        }
        String id = ExecutionId.of(step.at(), ExecutionId.shard(execution.id()), step.random());
        return new ChildCall(id, workflow.workflow(), Json.of(inputs));
    }
}
