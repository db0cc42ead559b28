package io.linkloom.simulation;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Moment;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.EventCodec;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.Likeness;
import io.linkloom.engine.state.Recount;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.Decision;
import io.linkloom.engine.transition.Effect;
import io.linkloom.engine.transition.ExecutionStateMachine;
import io.linkloom.engine.transition.Outstanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks after every step whether all is as it has to be. Keeps its own copy of each execution, made of nothing but journal bytes. */
final class Invariants implements Witness {
    /** Every so many steps, the command is decided a second time by an execution that was just replayed. */
    private static final int PROBE = 16;

    private final Map<String, Execution> copies = new HashMap<>();
    private final Map<String, List<Event>> journals = new HashMap<>();
    private @Nullable SimulatedWorld world;
    private @Nullable Decision probe;
    private long steps;

    void watch(SimulatedWorld watched) {
        world = watched;
    }

    long steps() {
        return steps;
    }

    @Override
    public void deciding(Execution execution, Command command, Moment moment) {
        probe = null;
        if (steps++ % PROBE != 0) return;
        Execution twin = Evolution.replay(execution.plan(), journal(execution));
        alike(twin, execution);
        probe = ExecutionStateMachine.step(twin, command, moment);
    }

    @Override
    public void committed(Execution execution, @Nullable Command command, Decision decision, byte[] written) {
        Decision second = probe;
        if (second != null && command != null) {
            must(second.equals(decision), execution, () -> "The same command gave " + second + "\n and " + decision);
        }
        List<Event> events = written.length == 0 ? List.of() : EventCodec.read(written);
        must(
                events.equals(decision.events()),
                execution,
                () -> "Written: " + events + "\n decided: " + decision.events());
        follow(execution, events);
        Execution copy = Objects.requireNonNull(copies.get(execution.id()));
        if (steps % PROBE == 0) alike(copy, execution);
        for (Event event : events) {
            if (event instanceof Event.OfTask ofTask) {
                alike(run(copy, ofTask), run(execution, ofTask));
            }
        }
        must(copy.revision() == execution.revision(), execution, () -> "Revisions differ");
        String mistake = Recount.mistake(execution);
        must(mistake == null, execution, () -> String.valueOf(mistake));
        StateRules.check(execution);
        effects(execution, decision);
    }

    private void follow(Execution execution, List<Event> events) {
        for (Event event : events) {
            journal(execution).add(event);
            if (event instanceof Event.ExecutionCreated created) {
                copies.put(execution.id(), Evolution.begin(execution.plan(), created));
                continue;
            }
            Execution copy = Objects.requireNonNull(copies.get(execution.id()));
            EventRules.before(copy, event);
            Evolution.evolve(copy, event);
        }
    }

    private List<Event> journal(Execution execution) {
        return journals.computeIfAbsent(execution.id(), id -> new ArrayList<>());
    }

    private static @Nullable TaskRun run(Execution execution, Event.OfTask event) {
        return execution.run(event.task(), event.index());
    }

    private static void effects(Execution execution, Decision decision) {
        for (Effect effect : decision.effects()) {
            boolean waits = effect instanceof Effect.WakeAt
                    || effect instanceof Effect.AwaitSlot
                    || effect instanceof Effect.StartChild
                    || effect instanceof Effect.Dispatch;
            must(
                    !waits || execution.state() == ExecutionState.RUNNING,
                    execution,
                    () -> effect + " while " + execution.state());
            if (effect instanceof Effect.Dispatch dispatch) {
                TaskRun run = execution.run(dispatch.task(), dispatch.index());
                boolean runs = run != null && run.state() == TaskState.RUNNING && run.attempt() == dispatch.attempt();
                must(runs, execution, () -> effect + " of an attempt that is not running");
            }
        }
    }

    @Override
    public void done(Execution execution) {
        SimulatedWorld here = Objects.requireNonNull(world);
        for (Effect effect : Outstanding.of(execution)) {
            must(here.isUnderWay(execution, effect), execution, () -> "Nobody sees to " + effect);
        }
        long flying = 0;
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            if (run.state() == TaskState.RUNNING && run.hasOpenAttempt()) flying++;
            FanOut fanOut = run.fanOut();
            if (fanOut != null) flying += fanOut.count(TaskState.RUNNING);
            must(!here.isOverbooked(execution.plan().pool(i)), execution, () -> "More attempts in flight than slots");
        }
        long out = here.inFlight(execution.id());
        long expected = flying;
        must(out == expected, execution, () -> out + " attempts are in flight, and " + expected + " should be");
    }

    @Override
    public void recovered(Execution execution) {
        alike(Objects.requireNonNull(copies.get(execution.id())), execution);
    }

    private static void alike(@Nullable Object copy, @Nullable Object live) {
        String difference = Likeness.difference(copy, live);
        if (difference != null) throw new AssertionError("Replayed and live differ at " + difference);
    }

    static void must(boolean holds, Execution execution, java.util.function.Supplier<String> what) {
        if (!holds) throw new AssertionError(execution.id() + " (" + execution.state() + "): " + what.get());
    }
}
