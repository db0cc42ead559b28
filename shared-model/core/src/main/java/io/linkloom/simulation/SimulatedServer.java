package io.linkloom.simulation;

import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Moment;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.EventCodec;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.transition.Decision;
import io.linkloom.engine.transition.Effect;
import io.linkloom.engine.transition.ExecutionStateMachine;
import io.linkloom.engine.transition.Outstanding;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One server as it should be: decides, writes, and only then does. What it has in memory is gone after a crash; it reads its journals
 * again, takes every attempt that was in flight for lost, and does what is outstanding.
 */
final class SimulatedServer {
    private record Alarm(String execution, Effect.WakeAt wake) {}

    private final Rules rules;
    private final VirtualClock clock;
    private final SplittableRandom random;
    private final JournalStore journal;
    private final Function<String, Plan> plans;
    private final Outside outside;
    private final Map<String, Execution> live = new HashMap<>();
    private final Set<Alarm> alarms = new HashSet<>();
    private final SlotPools slots;
    private final Flights flights;
    private int life;

    SimulatedServer(Rules rules, VirtualClock clock, SplittableRandom random, JournalStore journal, World world) {
        this.rules = rules;
        this.clock = clock;
        this.random = random;
        this.journal = journal;
        this.plans = world.plans();
        this.outside = world.outside();
        this.slots = new SlotPools(rules.slots());
        this.flights = new Flights(slots);
    }

    /** What a server is told about the world around it: where plans are found by execution, and who takes its messages. */
    record World(Function<String, Plan> plans, Outside outside) {}

    /** Accepts a new execution; false when the server died before it was written. */
    boolean begin(Plan plan, ExecutionHeader header, Json inputs, boolean queued) {
        if (strikes(Faults.Point.BEFORE_COMMIT)) return false;
        ExecutionStateMachine.Beginning beginning =
                ExecutionStateMachine.begin(plan, header, inputs, queued, moment(null));
        live.put(header.id(), beginning.execution());
        commit(beginning.execution(), null, beginning.decision());
        return true;
    }

    /** A command of somebody who does not come again when the server dies over it; null when it did, or when it was followed. */
    @Nullable
    Refusal tell(String id, Command command) {
        Decision decision = handle(id, command, null);
        return decision == null ? null : decision.refusal();
    }

    /** A command of somebody who tries until it is written. */
    void insist(String id, Command command) {
        while (handle(id, command, null) == null) continue;
    }

    private @Nullable Decision handle(String id, Command command, SlotPools.@Nullable Waiter granted) {
        if (strikes(Faults.Point.BEFORE_COMMIT)) return null;
        Execution execution = load(id);
        if (command instanceof Command.Finish finish) {
            flights.land(id, finish.task(), finish.index(), finish.attempt());
        }
        while (true) {
            Moment moment = moment(granted);
            rules.witness().deciding(execution, command, moment);
            Decision decision = ExecutionStateMachine.step(execution, command, moment);
            if (decision.events().isEmpty() || !rules.faults().strike(Faults.Point.AT_COMMIT)) {
                commit(execution, command, decision);
                return decision;
            }
            execution = replay(id);
            live.put(id, execution);
        }
    }

    private Moment moment(SlotPools.@Nullable Waiter granted) {
        // Clocks of hosts are set back now and then.
        boolean behind = !rules.tardiness().isZero() && random.nextInt(16) == 0;
        Instant now = behind ? clock.now().minus(tardy()) : clock.now();
        return new Moment(now, random.nextLong(), pool -> slots.available(pool, granted));
    }

    private void commit(Execution execution, @Nullable Command command, Decision decision) {
        byte[] written = new byte[0];
        if (!decision.events().isEmpty()) {
            written = EventCodec.write(decision.events());
            journal.append(execution.id(), written);
        }
        rules.witness().committed(execution, command, decision, written);
        if (decision.events().stream().anyMatch(Event.ExecutionReopened.class::isInstance)) outside.reopened(execution);
        for (Effect effect : decision.effects()) withCommit(execution, effect);
        if (strikes(Faults.Point.AFTER_COMMIT)) return;
        for (Effect effect : decision.effects()) {
            if (strikes(Faults.Point.BEFORE_EFFECT)) return;
            perform(execution, effect);
        }
        rules.witness().done(execution);
        serve();
    }

    /** Messages to other executions are written with the commit; a slot is taken as soon as it is given away. */
    private void withCommit(Execution execution, Effect effect) {
        switch (effect) {
            case Effect.Dispatch dispatch -> flights.leave(execution.id(), dispatch, pool(execution, dispatch.task()));
            case Effect.StartChild start -> outside.startChild(execution, start);
            case Effect.CancelChild cancel -> outside.cancelChild(execution, cancel);
            case Effect.Ended ended -> outside.ended(execution);
            case Effect.Abort abort -> {}
            case Effect.AwaitSlot slot -> {}
            case Effect.WakeAt wake -> {}
        }
    }

    private void perform(Execution execution, Effect effect) {
        String id = execution.id();
        switch (effect) {
            case Effect.Dispatch dispatch -> {
                rules.witness().dispatched(execution, dispatch);
                outside.dispatch(execution, dispatch);
            }
            case Effect.Abort abort -> flights.land(id, abort.task(), abort.index(), abort.attempt());
            case Effect.AwaitSlot slot -> slots.enqueue(new SlotPools.Waiter(id, slot));
            case Effect.WakeAt wake -> arm(new Alarm(id, wake));
            case Effect.StartChild start -> {}
            case Effect.CancelChild cancel -> {}
            case Effect.Ended ended -> {}
        }
    }

    private void arm(Alarm alarm) {
        if (!alarms.add(alarm)) return;
        Instant due = alarm.wake.due();
        boolean early = !rules.tardiness().isZero() && random.nextInt(8) == 0;
        Duration from = Duration.between(clock.now(), early ? due.minus(tardy()) : due.plus(tardy()));
        whileAlive(from, () -> ring(alarm));
    }

    private void ring(Alarm alarm) {
        alarms.remove(alarm);
        Effect.WakeAt wake = alarm.wake;
        handle(alarm.execution, new Command.Ring(wake.kind(), wake.task(), wake.index(), wake.attempt()), null);
    }

    private void serve() {
        for (SlotPools.Waiter waiter : slots.serve()) {
            whileAlive(Duration.ZERO, () -> {
                slots.granted(waiter);
                handle(
                        waiter.execution(),
                        new Command.Grant(waiter.slot().task(), waiter.slot().index()),
                        waiter);
            });
        }
    }

    /** Happens unless the server dies before. */
    void whileAlive(Duration delay, Runnable what) {
        int born = life;
        clock.after(delay, () -> {
            if (born == life) what.run();
        });
    }

    /** Up to as late as messages may be. */
    Duration tardy() {
        long most = rules.tardiness().toMillis();
        return most == 0 ? Duration.ZERO : Duration.ofMillis(random.nextLong(most));
    }

    private boolean strikes(Faults.Point point) {
        boolean struck = rules.faults().strike(point);
        if (struck) crash();
        return struck;
    }

    /** Everything in memory is gone; the server comes up again, and finds its executions one by one. */
    void crash() {
        life++;
        live.clear();
        alarms.clear();
        slots.clear();
        flights.clear();
        for (String id : journal.executions()) whileAlive(tardy(), () -> load(id));
    }

    /** The execution as it stands, read from its journal where it is not at hand. */
    Execution load(String id) {
        Execution known = live.get(id);
        if (known != null) return known;
        Execution execution = replay(id);
        live.put(id, execution);
        rules.witness().recovered(execution);
        for (Effect effect : Outstanding.of(execution)) {
            switch (effect) {
                case Effect.Dispatch dispatch -> {
                    flights.orphan(id, dispatch);
                    whileAlive(
                            tardy(),
                            () -> handle(
                                    id,
                                    new Command.Finish(
                                            dispatch.task(), dispatch.index(), dispatch.attempt(), new Outcome.Lost()),
                                    null));
                }
                case Effect.StartChild start -> outside.startChild(execution, start);
                case Effect.Abort abort -> perform(execution, abort);
                case Effect.AwaitSlot slot -> perform(execution, slot);
                case Effect.WakeAt wake -> perform(execution, wake);
                case Effect.CancelChild cancel -> outside.cancelChild(execution, cancel);
                case Effect.Ended ended -> outside.ended(execution);
            }
        }
        rules.witness().done(execution);
        serve();
        return execution;
    }

    private Execution replay(String id) {
        List<Event> events = journal.events(id);
        return Evolution.replay(plans.apply(id), events);
    }

    private static String pool(Execution execution, String task) {
        return execution.plan().pool(execution.plan().graph().ordinal(task));
    }

    /** Whether the attempt is with its backend. */
    boolean isOut(String id, String task, @Nullable Integer index, int attempt) {
        return flights.isOut(id, task, index, attempt);
    }

    long inFlight(String id) {
        return flights.count(id);
    }

    boolean isOverbooked(String pool) {
        return slots.isOverbooked(pool);
    }

    /** Whether somebody has been seeing to the effect since it was called for. */
    boolean isUnderWay(String id, Effect effect) {
        return switch (effect) {
            case Effect.Dispatch dispatch -> flights.isOut(id, dispatch.task(), dispatch.index(), dispatch.attempt());
            case Effect.AwaitSlot slot -> slots.knows(new SlotPools.Waiter(id, slot));
            case Effect.WakeAt wake -> alarms.contains(new Alarm(id, wake));
            case Effect.StartChild start -> true;
            case Effect.Abort abort -> true;
            case Effect.CancelChild cancel -> true;
            case Effect.Ended ended -> true;
        };
    }
}
