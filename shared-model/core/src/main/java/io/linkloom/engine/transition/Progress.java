package io.linkloom.engine.transition;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.ExecutionScope;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves an execution on: decides tasks whose upstream has ended, fans out, joins, and ends it when nothing is left. */
final class Progress {
    /** A list longer than this cannot be fanned out over. */
    static final int MAX_ITEMS = 10_000;

    /** At most so many items begin in one step, so that one commit stays small. */
    private static final int MAX_ITEMS_PER_STEP = 500;

    private Progress() {}

    /** Decides on until nothing follows any more. Nothing does while the execution is queued, paused or over. */
    static void settle(Step step) {
        Execution execution = step.execution();
        while (execution.state() == ExecutionState.RUNNING) {
            int complete = execution.nextCompleteFanOut();
            int ready = execution.nextReady();
            if (step.takeFailFast()) Endings.cancelForFailFast(step);
            else if (complete >= 0) join(step, execution.run(complete));
            else if (ready >= 0) decideTask(step, execution.run(ready));
            else break;
        }
        if (execution.state() == ExecutionState.RUNNING && execution.openTasks() == 0) Endings.complete(step);
    }

    private static void decideTask(Step step, TaskRun run) {
        Execution execution = step.execution();
        TaskDefinition task = execution.plan().task(run.ordinal());
        if (execution.failFast() && !execution.plan().outlivesFailFast(run.ordinal())) {
            step.emit(run, new Event.TaskCancelled(step.at(), task.id(), null));
            return;
        }
        switch (RunConditions.of(execution, run.ordinal())) {
            case SKIP -> step.emit(run, new Event.TaskSkipped(step.at(), task.id(), null));
            case UPSTREAM_FAILED -> step.emit(run, new Event.TaskUpstreamFailed(step.at(), task.id(), null));
            case RUN -> decideWhen(step, run, task);
        }
    }

    private static void decideWhen(Step step, TaskRun run, TaskDefinition task) {
        Scope scope = ExecutionScope.live(step.execution(), null);
        try {
            if (task.when() != null && !isTrue(task.when(), scope)) {
                step.emit(run, new Event.TaskSkipped(step.at(), task.id(), null));
            } else if (task.forEach() != null) {
                fanOut(step, run, task, items(task.forEach(), scope));
            } else {
                Departure.begin(step, run, task);
            }
        } catch (ExpressionException e) {
            Departure.die(step, run, task, new TaskFailure("EXPRESSION", message(e)));
        }
    }

    private static boolean isTrue(Expression when, Scope scope) throws ExpressionException {
        Object value = when.evaluate(scope);
        if (value instanceof Boolean truth) return truth;
        throw new ExpressionException("`when` has to be true or false, but " + when.source() + " is " + Json.of(value));
    }

    private static List<?> items(Template forEach, Scope scope) throws ExpressionException {
        Object value = forEach.render(scope);
        if (!(value instanceof List<?> items)) {
            throw new ExpressionException("`forEach` has to be a list, but it is " + excerpt(Json.of(value)));
        }
        if (items.size() > MAX_ITEMS) {
            throw new ExpressionException("`forEach` takes at most 10,000 items, but the list has " + items.size());
        }
        return items;
    }

    private static void fanOut(Step step, TaskRun run, TaskDefinition task, List<?> items) {
        if (items.isEmpty()) {
            step.emit(run, new Event.TaskSucceeded(step.at(), task.id(), null, 0, Json.EMPTY_LIST));
            return;
        }
        step.emit(run, new Event.FanOutStarted(step.at(), task.id(), null, Json.of(items)));
        beginItems(step, run);
    }

    /** Begins as many items as there are slots and room for. */
    static void beginItems(Step step, TaskRun run) {
        TaskDefinition task = step.execution().plan().task(run.ordinal());
        String pool = step.execution().plan().pool(run.ordinal());
        FanOut fanOut = run.fanOut();
        if (fanOut == null) return;
        step.touch(run);
        for (int begun = 0; begun < MAX_ITEMS_PER_STEP; begun++) {
            boolean going = step.execution().state() == ExecutionState.RUNNING && run.state() == TaskState.RUNNING;
            if (!going || fanOut.next() < 0 || !Outstanding.hasRoom(task, fanOut)) return;
            if (!step.takeSlot(pool)) return;
            Departure.beginItem(step, run, task, fanOut.next());
        }
    }

    /** All items have ended: the task ends as they did. */
    private static void join(Step step, TaskRun run) {
        TaskDefinition task = step.execution().plan().task(run.ordinal());
        FanOut fanOut = Objects.requireNonNull(run.fanOut());
        int dead = fanOut.count(TaskState.DEAD);
        if (dead > 0 && !task.allowFailure()) {
            Departure.die(
                    step, run, task, new TaskFailure("ITEMS_DEAD", dead + " of " + fanOut.size() + " items are dead"));
            return;
        }
        List<@Nullable Object> outputs = new ArrayList<>(fanOut.size());
        for (int i = 0; i < fanOut.size(); i++) {
            TaskRun item = fanOut.run(i);
            outputs.add(
                    item == null || item.output() == null ? null : item.output().value());
        }
        Json output = Json.of(outputs);
        if (output.length() > Json.MAX_BYTES) {
            String message = "The outputs of " + fanOut.size() + " items have " + output.length()
                    + " bytes together, and 1 MiB is the most; let each item return less";
            Departure.die(step, run, task, new TaskFailure("OUTPUT_TOO_LARGE", message));
        } else {
            step.emit(run, new Event.TaskSucceeded(step.at(), task.id(), null, 0, output));
        }
    }

    static @Nullable Refusal grant(Step step, Command.Grant grant) {
        Execution execution = step.execution();
        if (execution.state().isEnded()) return Refusal.ALREADY_ENDED;
        TaskRun run = execution.run(grant.task(), grant.index());
        if (run == null) return Refusal.UNKNOWN_TASK;
        if (execution.state() != ExecutionState.RUNNING) return Refusal.NO_LONGER_NEEDED;
        if (run.fanOut() != null && run.state() == TaskState.RUNNING) {
            beginItems(step, run);
        } else if (run.state() == TaskState.QUEUED) {
            Departure.leaveIfSlot(step, run, execution.plan().task(run.ordinal()));
        } else {
            return Refusal.NO_LONGER_NEEDED;
        }
        return null;
    }

    static String message(ExpressionException e) {
        return String.valueOf(e.getMessage());
    }

    private static String excerpt(Json json) {
        String text = json.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
