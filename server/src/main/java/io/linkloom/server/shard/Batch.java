package io.linkloom.server.shard;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.Decision;
import io.linkloom.engine.transition.Effect;
import io.linkloom.server.journal.Commit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is decided between two commits. */
final class Batch {
    private final Map<String, Staged> staged = new LinkedHashMap<>();
    private final List<Runnable> replies = new ArrayList<>();
    private final List<String> freedSlots = new ArrayList<>();
    private final List<SlotPools.Ticket> granted = new ArrayList<>();
    private final List<String> takenSlots = new ArrayList<>();
    private final List<Commit.StartKey> startKeys = new ArrayList<>();

    /** What was decided about one execution. */
    static final class Staged {
        final LiveExecution live;
        final boolean created;
        final List<Event> events = new ArrayList<>(4);
        final List<Effect> effects = new ArrayList<>(4);
        /** How many events concerned each run: as many as its revision means that its row is new. */
        final Map<TaskRun, Integer> runs = new LinkedHashMap<>(4);

        /** How it had ended before; null when it had not. */
        final @Nullable ExecutionState endedBefore;

        /** Runs that are decided anew. */
        List<TaskRun> reset = List.of();

        private long receivedNanos;

        Staged(LiveExecution live, boolean created) {
            this.live = live;
            this.created = created;
            ExecutionState state = live.execution().state();
            this.endedBefore = !created && state.isEnded() ? state : null;
        }

        void resetToo(TaskRun run) {
            if (reset.isEmpty()) reset = new ArrayList<>();
            reset.add(run);
        }

        /** An outcome is among what was decided here. */
        void received(long nanos) {
            if (receivedNanos == 0) receivedNanos = nanos;
        }

        /** When the first outcome came in, by `System.nanoTime`; 0 when none did. */
        long receivedNanos() {
            return receivedNanos;
        }
    }

    Staged of(LiveExecution live, boolean created) {
        return staged.computeIfAbsent(live.id(), id -> new Staged(live, created));
    }

    void add(Staged entry, Decision decision) {
        entry.events.addAll(decision.events());
        entry.effects.addAll(decision.effects());
        for (Event event : decision.events()) {
            if (!(event instanceof Event.OfTask task)) continue;
            TaskRun run = entry.live.execution().run(task.task(), task.index());
            if (run == null) continue;
            entry.runs.merge(run, 1, Integer::sum);
            if (event instanceof Event.TaskReset) entry.resetToo(run);
            // The row of a fan-out counts its items.
            if (task.index() != null)
                entry.runs.putIfAbsent(entry.live.execution().run(run.ordinal()), 0);
        }
    }

    /** Whether something was decided about the execution since the last commit. */
    boolean holds(String execution) {
        return staged.containsKey(execution);
    }

    Collection<Staged> staged() {
        return staged.values();
    }

    List<String> freedSlots() {
        return freedSlots;
    }

    /** Who was taken out of a queue to get a slot. */
    List<SlotPools.Ticket> granted() {
        return granted;
    }

    List<String> takenSlots() {
        return takenSlots;
    }

    List<Commit.StartKey> startKeys() {
        return startKeys;
    }

    void afterCommit(Runnable reply) {
        replies.add(reply);
    }

    List<Runnable> replies() {
        return replies;
    }

    boolean hasEvents() {
        for (Staged entry : staged.values()) if (!entry.events.isEmpty()) return true;
        return false;
    }
}
