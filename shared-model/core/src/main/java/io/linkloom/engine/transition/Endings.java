package io.linkloom.engine.transition;

import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.ExecutionScope;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends executions: because all is done, because somebody wants it, because it took too long, or because one task died. */
final class Endings {
    private Endings() {}

    /** Every task has ended: the execution has, too. */
    static void complete(Step step) {
        Execution execution = step.execution();
        ExecutionCause cause = execution.cause() == null ? firstFailure(execution) : execution.cause();
        if (cause != null) {
            step.emit(new Event.ExecutionFailed(step.at(), cause));
            return;
        }
        Scope scope = ExecutionScope.live(execution, null);
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Template> output :
                    execution.plan().definition().outputs().entrySet()) {
                outputs.put(output.getKey(), output.getValue().render(scope));
            }
        } catch (ExpressionException e) {
            failOutputs(step, "EXPRESSION", "The outputs could not be evaluated: " + e.getMessage());
            return;
        }
        Json value = Json.of(outputs);
        if (value.length() > Json.MAX_BYTES) {
            failOutputs(
                    step, "OUTPUT_TOO_LARGE", "The outputs have " + value.length() + " bytes, and 1 MiB is the most");
        } else {
            step.emit(new Event.ExecutionSucceeded(step.at(), value));
        }
    }

    private static void failOutputs(Step step, String code, String message) {
        step.emit(new Event.ExecutionFailed(step.at(), new ExecutionCause(null, null, null, code, message)));
    }

    /** The first task, in the order of the document, that failed and was not allowed to. */
    private static @Nullable ExecutionCause firstFailure(Execution execution) {
        ExecutionCause upstreamFailed = null;
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            TaskDefinition task = execution.plan().task(i);
            if (task.allowFailure()) continue;
            TaskFailure failure = run.failure();
            if (run.state() == TaskState.DEAD && failure != null) {
                Integer attempt = run.attempt() == 0 ? null : run.attempt();
                return new ExecutionCause(task.id(), null, attempt, failure.code(), failure.message());
            }
            if (run.state() == TaskState.UPSTREAM_FAILED && upstreamFailed == null) {
                upstreamFailed = new ExecutionCause(
                        task.id(), null, null, "UPSTREAM_FAILED", "A task that it depends on failed");
            }
        }
        return upstreamFailed;
    }

    static @Nullable Refusal cancel(Step step, Command.Cancel cancel) {
        if (step.execution().state().isEnded()) return Refusal.ALREADY_ENDED;
        cancelOpen(step, false);
        step.emit(new Event.ExecutionCancelled(step.at(), cancel.by(), cancel.reason()));
        return null;
    }

    static void timeOut(Step step) {
        cancelOpen(step, false);
        step.emit(new Event.ExecutionTimedOut(step.at()));
    }

    /** A task died that must not: everything goes but what is there for failures. */
    static void cancelForFailFast(Step step) {
        if (!step.execution().state().isEnded()) cancelOpen(step, true);
    }

    private static void cancelOpen(Step step, boolean spareThoseForFailures) {
        Execution execution = step.execution();
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            if (run.state().isEnded()) continue;
            if (spareThoseForFailures && execution.plan().outlivesFailFast(i)) continue;
            cancelRun(step, run);
        }
    }

    private static void cancelRun(Step step, TaskRun run) {
        TaskDefinition task = step.execution().plan().task(run.ordinal());
        FanOut fanOut = run.fanOut();
        for (int i = 0; fanOut != null && i < fanOut.begun(); i++) {
            TaskRun item = fanOut.run(i);
            if (item == null || item.state().isEnded()) continue;
            step.emit(item, new Event.TaskCancelled(step.at(), task.id(), i));
        }
        if (fanOut != null && fanOut.count(TaskState.DEAD) > 0 && !task.allowFailure()) {
            int dead = fanOut.count(TaskState.DEAD);
            Departure.die(
                    step, run, task, new TaskFailure("ITEMS_DEAD", dead + " of " + fanOut.size() + " items are dead"));
        } else {
            step.emit(run, new Event.TaskCancelled(step.at(), task.id(), null));
        }
    }
}
