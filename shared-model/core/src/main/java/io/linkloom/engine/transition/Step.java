package io.linkloom.engine.transition;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Moment;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One decision while it is being made: facts are applied as they are decided, so that the next one builds upon them. */
final class Step {
    private final Execution execution;
    private final Moment moment;
    private final Instant at;
    private final List<Event> events = new ArrayList<>(4);
    private final List<Effect> effects = new ArrayList<>(4);
    private final Set<TaskRun> touched = new LinkedHashSet<>(8);
    private final Map<String, Integer> taken = new HashMap<>(2);
    private long random;
    private @Nullable TaskRun answered;
    private boolean deadlineDue;
    private boolean failFastDue;

    Step(Execution execution, Moment moment) {
        this.execution = execution;
        this.moment = moment;
        this.random = moment.random();
        this.at = moment.at().isBefore(execution.lastEventAt()) ? execution.lastEventAt() : moment.at();
    }

    Execution execution() {
        return execution;
    }

    /** The time of everything that this step decides. */
    Instant at() {
        return at;
    }

    List<Event> events() {
        return events;
    }

    /** The run's runner or child itself tells how it went, so nothing of that run is left to abort or to cancel. */
    void answered(TaskRun run) {
        answered = run;
    }

    /** The bell of the whole execution has to be set again. */
    void setDeadlineAgain() {
        deadlineDue = true;
    }

    /** Somebody has to look whether a death calls for everything else to be cancelled. */
    void failFastIsDue() {
        failFastDue = true;
    }

    /** Whether a death calls for everything else to be cancelled now; asked once for each such death. */
    boolean takeFailFast() {
        boolean due = failFastDue && execution.failFast();
        failFastDue = false;
        return due;
    }

    /** The next of as many random numbers as are needed. */
    long random() {
        random = random * 6364136223846793005L + 1442695040888963407L;
        return random;
    }

    /** Takes a slot of the pool if there is one; tasks without a pool need none. */
    boolean takeSlot(String pool) {
        if (pool.isEmpty()) return true;
        int used = taken.getOrDefault(pool, 0);
        if (moment.slots().free(pool) <= used) return false;
        taken.put(pool, used + 1);
        return true;
    }

    /** The run of an item to whom something is about to happen for the first time. */
    TaskRun begin(FanOut fanOut, int index) {
        return Evolution.beginItem(fanOut, index, at);
    }

    /** The run needs its effects looked at, though nothing was decided about it. */
    void touch(TaskRun run) {
        touched.add(run);
    }

    void emit(Event.OfExecution event) {
        Evolution.evolve(execution, event);
        events.add(event);
        if (execution.state().isEnded()) effects.add(new Effect.Ended());
    }

    void emit(TaskRun run, Event.OfTask event) {
        boolean flew = run.state() == TaskState.RUNNING && run.hasOpenAttempt();
        ChildCall child = run.state() == TaskState.WAITING ? run.child() : null;
        boolean failFast = execution.failFast();
        Evolution.evolve(execution, event);
        if (execution.failFast() && !failFast) failFastDue = true;
        events.add(event);
        touched.add(run);
        if (event instanceof Event.AttemptStarted started) {
            effects.add(new Effect.Dispatch(started.task(), started.index(), started.attempt()));
        }
        // Cancelled, timed out, or answered by a callback before the exchange itself was over.
        if (flew && !run.hasOpenAttempt() && run != answered) {
            effects.add(new Effect.Abort(event.task(), event.index(), run.attempt()));
        }
        if (child != null && !(event instanceof Event.TaskSucceeded) && !run.hasOpenAttempt() && run != answered) {
            effects.add(new Effect.CancelChild(child.execution()));
        }
    }

    /** Everything to be done, without attempts that this very step has called back. */
    List<Effect> effects(boolean everything) {
        List<Effect> result = new ArrayList<>(effects.size() + touched.size());
        for (Effect effect : effects) {
            if (effect instanceof Effect.Dispatch dispatch && !stillRunning(dispatch)) continue;
            result.add(effect);
        }
        if (execution.state() == ExecutionState.RUNNING) {
            if (everything) Outstanding.addAllWaits(execution, result);
            else for (TaskRun run : touched) Outstanding.addWaits(execution, run, result);
            if (deadlineDue && !everything) Outstanding.addDeadline(execution, result);
        }
        return result;
    }

    private boolean stillRunning(Effect.Dispatch dispatch) {
        TaskRun run = execution.run(dispatch.task(), dispatch.index());
        return run != null && run.state() == TaskState.RUNNING && run.attempt() == dispatch.attempt();
    }
}
