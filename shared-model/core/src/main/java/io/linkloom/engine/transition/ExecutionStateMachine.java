package io.linkloom.engine.transition;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Moment;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's door: one command in, the decided facts and the effects that they call for out.
 *
 * <p>A step decides a fact, applies it, and decides on from there until nothing follows any more; so one step takes an execution from an
 * answer to the next attempts. The same execution, command and moment always give the same decision. Nothing is thrown for anything
 * that a user or a backend can do.
 */
public final class ExecutionStateMachine {
    private ExecutionStateMachine() {}

    /** A new execution and what follows at once. */
    public record Beginning(Execution execution, Decision decision) {}

    /**
     * Accepts a new execution.
     *
     * @param inputs checked and complete, an object
     * @param queued it has to wait for `Command.Admit`, because of its workflow's concurrency limit
     */
    public static Beginning begin(Plan plan, ExecutionHeader header, Json inputs, boolean queued, Moment moment) {
        Event.ExecutionCreated created = new Event.ExecutionCreated(moment.at(), header, inputs, queued);
        Execution execution = Evolution.begin(plan, created);
        Step step = new Step(execution, moment);
        if (!queued) admit(step);
        Progress.settle(step);
        List<Event> events = new ArrayList<>(step.events().size() + 1);
        events.add(created);
        events.addAll(step.events());
        return new Beginning(execution, new Decision(events, step.effects(true), null));
    }

    /** Decides a command and applies the decision to the execution. */
    public static Decision step(Execution execution, Command command, Moment moment) {
        Step step = new Step(execution, moment);
        ExecutionState before = execution.state();
        Refusal refusal = decide(step, command);
        boolean resumed = before != ExecutionState.RUNNING && execution.state() == ExecutionState.RUNNING;
        if (resumed) step.failFastIsDue();
        Progress.settle(step);
        return new Decision(List.copyOf(step.events()), step.effects(resumed), refusal);
    }

    private static @Nullable Refusal decide(Step step, Command command) {
        return switch (command) {
            case Command.Admit admit ->
                step.execution().state() == ExecutionState.QUEUED ? admit(step) : Refusal.NO_LONGER_NEEDED;
            case Command.Grant grant -> Progress.grant(step, grant);
            case Command.Finish finish -> Answers.finish(step, finish);
            case Command.CallBack callBack -> Answers.callBack(step, callBack);
            case Command.Heartbeat heartbeat -> Answers.heartbeat(step, heartbeat);
            case Command.ChildStarted started -> Answers.childStarted(step, started);
            case Command.ChildEnded ended -> Answers.childEnded(step, ended);
            case Command.Approve approve ->
                Answers.approval(step, approve.task(), approve.index(), true, approve.by(), approve.comment());
            case Command.Reject reject ->
                Answers.approval(step, reject.task(), reject.index(), false, reject.by(), reject.comment());
            case Command.Ring ring -> Timers.ring(step, ring);
            case Command.Cancel cancel -> Endings.cancel(step, cancel);
            case Command.Pause pause -> pause(step, pause);
            case Command.Resume resume -> resume(step, resume);
            case Command.Requeue requeue -> Reopening.requeue(step, requeue);
            case Command.Discard discard -> Reopening.discard(step, discard);
            case Command.RerunFailed rerun -> Reopening.rerunFailed(step, rerun);
            case Command.RerunFrom rerun -> Reopening.rerunFrom(step, rerun);
        };
    }

    private static @Nullable Refusal admit(Step step) {
        step.emit(new Event.ExecutionStarted(step.at()));
        return null;
    }

    private static @Nullable Refusal pause(Step step, Command.Pause pause) {
        ExecutionState state = step.execution().state();
        if (state.isEnded()) return Refusal.ALREADY_ENDED;
        if (state != ExecutionState.RUNNING) return Refusal.NOT_RUNNING;
        step.emit(new Event.ExecutionPaused(step.at(), pause.by()));
        return null;
    }

    private static @Nullable Refusal resume(Step step, Command.Resume resume) {
        ExecutionState state = step.execution().state();
        if (state.isEnded()) return Refusal.ALREADY_ENDED;
        if (state != ExecutionState.PAUSED) return Refusal.NOT_PAUSED;
        step.emit(new Event.ExecutionResumed(step.at(), resume.by()));
        return null;
    }
}
