package io.linkloom.server.shard;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.ParentTask;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.Effect;
import io.linkloom.engine.transition.Outstanding;
import io.linkloom.server.journal.JournalException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether everything that an execution waits for is there: each effect that its state calls for has to be under way. Changes nothing.
 * Belongs to the shard loop.
 */
final class Inspection {
    private final ShardLoopParts parts;
    private final LiveExecutions live;
    private final ConcurrencyGates gates;
    private final Set<String> quarantined;

    Inspection(ShardLoopParts parts, LiveExecutions live, ConcurrencyGates gates, Set<String> quarantined) {
        this.parts = parts;
        this.live = live;
        this.gates = gates;
        this.quarantined = quarantined;
    }

    /** What stalls one execution; nothing about one that moves in this very batch, that has ended, or that is not there. */
    void look(String id, Batch batch, Inspected found) {
        if (quarantined.contains(id)) {
            String why = "was taken out of circulation after " + Decider.MAX_TRIES
                    + " failed tries; see the log, and start the server again";
            found.stalls().add(new Stall(id, 0, null, null, Stall.Kind.QUARANTINED, why));
            return;
        }
        if (batch.holds(id)) return;
        boolean known = live.isLive(id);
        try {
            LiveExecution execution = live.find(id);
            if (execution == null || !parts.shards().owns(execution.shard())) return;
            if (!execution.execution().state().isEnded()) look(execution.execution(), found);
            else if (!known) live.forget(id);
        } catch (JournalException e) {
            found.stalls()
                    .add(new Stall(id, 0, null, null, Stall.Kind.UNREADABLE, "cannot be loaded: " + e.getMessage()));
        }
    }

    private void look(Execution execution, Inspected found) throws JournalException {
        ParentTask parent = execution.header().parent();
        if (parent != null) {
            found.children()
                    .add(new Inspected.Child(execution.id(), execution.revision(), parent.execution(), parent.task()));
        }
        if (execution.state() == ExecutionState.QUEUED) {
            String why = turn(execution);
            if (why != null) add(found, execution, null, null, Stall.Kind.TURN, why);
            return;
        }
        for (Effect effect : Outstanding.of(execution)) look(execution, effect, found);
        if (execution.state() != ExecutionState.RUNNING) return;
        if (execution.openTasks() == 0)
            add(found, execution, null, null, Stall.Kind.DECISION, "has no task left, and has not ended");
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            look(execution, run, found);
            FanOut fanOut = run.fanOut();
            if (fanOut == null || run.state().isEnded()) continue;
            for (int item = 0; item < fanOut.begun(); item++) {
                TaskRun itemRun = fanOut.run(item);
                if (itemRun != null) look(execution, itemRun, found);
            }
        }
    }

    private @Nullable String turn(Execution execution) throws JournalException {
        if (!gates.isQueued(execution)) return "waits for its turn, and stands in no queue";
        if (gates.admitted(execution.plan().definition()).contains(execution.id()))
            return "may start, and was not told";
        for (String holder : gates.holders(execution.plan().definition())) {
            LiveExecution other = live.find(holder);
            if (other == null || other.execution().state().isEnded())
                return "waits for " + holder + ", which has ended";
        }
        return null;
    }

    private void look(Execution execution, Effect effect, Inspected found) {
        String id = execution.id();
        switch (effect) {
            case Effect.Dispatch it -> {
                if (!parts.outbox().isUnderWay(id, it))
                    add(
                            found,
                            execution,
                            it.task(),
                            it.index(),
                            Stall.Kind.FLIGHT,
                            "has the open attempt " + it.attempt() + " that nobody makes");
            }
            case Effect.WakeAt it -> {
                if (!parts.outbox().isSet(id, it))
                    add(
                            found,
                            execution,
                            it.task(),
                            it.index(),
                            Stall.Kind.TIMER,
                            "waits for " + it.due() + ", and no timer is set");
            }
            case Effect.AwaitSlot it -> {
                if (!parts.pools().isQueued(it.pool(), new SlotPools.Waiting(id, it.task(), it.index())))
                    add(
                            found,
                            execution,
                            it.task(),
                            it.index(),
                            Stall.Kind.PLACE,
                            "waits for a slot of " + it.pool() + ", and stands in no queue");
            }
            case Effect.StartChild it ->
                found.awaited()
                        .add(new Inspected.Awaited(
                                id,
                                execution.revision(),
                                it.task(),
                                it.index(),
                                it.call().execution()));
            case Effect.Abort it -> {}
            case Effect.CancelChild it -> {}
            case Effect.Ended it -> {}
        }
    }

    /** Whether a run has something to wait for at all. */
    private static void look(Execution execution, TaskRun run, Inspected found) {
        String why = switch (run.state()) {
            case PENDING -> execution.upstreamEnded(run.ordinal()) ? "can begin, and does not" : null;
            case RUNNING -> run.fanOut() == null && !run.hasOpenAttempt() ? "runs without an attempt" : null;
            case RETRYING -> run.until() == null ? "waits for its next attempt without knowing when" : null;
            case WAITING -> waiting(run);
            case QUEUED, SUCCEEDED, DEAD, SKIPPED, UPSTREAM_FAILED, CANCELLED -> null;
        };
        if (why == null) return;
        String task = execution.plan().task(run.ordinal()).id();
        add(found, execution, task, run.index(), Stall.Kind.DECISION, why);
    }

    private static @Nullable String waiting(TaskRun run) {
        return switch (run.waitingFor()) {
            case null -> "waits for nothing that has a name";
            case CHILD -> run.child() == null ? "waits for a child that was never named" : null;
            case CALLBACK, TIMER -> run.until() == null ? "waits without an end" : null;
            // A person ends it.
            case APPROVAL -> null;
            case UPSTREAM, SLOT, CONCURRENCY, RATE_LIMIT, CIRCUIT_OPEN, ITEMS, PAUSED ->
                "is WAITING for " + run.waitingFor();
        };
    }

    private static void add(
            Inspected found,
            Execution execution,
            @Nullable String task,
            @Nullable Integer index,
            Stall.Kind kind,
            String why) {
        found.stalls().add(new Stall(execution.id(), execution.revision(), task, index, kind, why));
    }
}
