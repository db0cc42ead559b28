package io.linkloom.server.shard;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.state.Execution;
import io.linkloom.model.definition.Concurrency;
import io.linkloom.model.definition.WorkflowDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which executions of a workflow run, and which wait for their turn: by priority, then by age. Belongs to the shard loop. */
final class ConcurrencyGates {
    private final Map<String, Gate> gates = new HashMap<>();

    private record Turn(String id, int priority, Instant createdAt) {}

    private static final class Gate {
        /** Ids with whether they are to be cancelled, the oldest first. */
        final LinkedHashMap<String, Boolean> running = new LinkedHashMap<>();

        final TreeSet<Turn> queue = new TreeSet<>(Comparator.comparingInt(Turn::priority)
                .reversed()
                .thenComparing(Turn::createdAt)
                .thenComparing(Turn::id));
    }

    /** What becomes of a start. */
    enum Entry {
        RUN,
        QUEUE,
        REFUSE
    }

    Entry knock(WorkflowDefinition workflow) {
        Concurrency limit = workflow.concurrency();
        Gate gate = gates.get(key(workflow));
        if (limit == null || gate == null || gate.running.size() < limit.max() && gate.queue.isEmpty())
            return Entry.RUN;
        return limit.onLimit() == Concurrency.OnLimit.SKIP ? Entry.REFUSE : Entry.QUEUE;
    }

    /** Notes where an execution stands that has just begun, was opened again, or was found after a restart. */
    void enter(Execution execution) {
        WorkflowDefinition workflow = execution.plan().definition();
        if (workflow.concurrency() == null) return;
        Gate gate = gates.computeIfAbsent(key(workflow), name -> new Gate());
        Turn turn = turn(execution);
        if (execution.state() == ExecutionState.QUEUED) {
            gate.queue.add(turn);
        } else {
            gate.queue.remove(turn);
            gate.running.putIfAbsent(execution.id(), Boolean.FALSE);
        }
    }

    /** Whether the execution waits for its turn. */
    boolean isQueued(Execution execution) {
        Gate gate = gates.get(key(execution.plan().definition()));
        return gate != null && gate.queue.contains(turn(execution));
    }

    /** Ids of those who run, the oldest first. */
    List<String> holders(WorkflowDefinition workflow) {
        Gate gate = gates.get(key(workflow));
        return gate == null ? List.of() : List.copyOf(gate.running.keySet());
    }

    /** One of those who run has ended long since. */
    void release(WorkflowDefinition workflow, String holder) {
        Gate gate = gates.get(key(workflow));
        if (gate != null) gate.running.remove(holder);
    }

    void leave(Execution execution) {
        Gate gate = gates.get(key(execution.plan().definition()));
        if (gate == null) return;
        gate.running.remove(execution.id());
        gate.queue.removeIf(turn -> turn.id().equals(execution.id()));
    }

    /** Whether it may run; looked at again when its turn has come, for whoever was running may only have been found since. */
    boolean hasRoom(Execution execution) {
        WorkflowDefinition workflow = execution.plan().definition();
        Concurrency limit = workflow.concurrency();
        Gate gate = gates.get(key(workflow));
        // One that stands among those who run was let in by a commit that failed.
        return limit == null
                || gate == null
                || gate.running.size() < limit.max()
                || gate.running.containsKey(execution.id());
    }

    /** Ids of those whose turn it is. */
    List<String> admitted(WorkflowDefinition workflow) {
        Concurrency limit = workflow.concurrency();
        Gate gate = gates.get(key(workflow));
        if (limit == null || gate == null) return List.of();
        List<String> ids = new ArrayList<>();
        for (Turn turn : gate.queue) {
            if (gate.running.size() + ids.size() >= limit.max()) break;
            ids.add(turn.id());
        }
        return ids;
    }

    /** Id of the oldest that runs and has to make room, once for each that waits; null when nobody has to. */
    @Nullable
    String evicted(WorkflowDefinition workflow) {
        Concurrency limit = workflow.concurrency();
        Gate gate = gates.get(key(workflow));
        if (limit == null || gate == null || limit.onLimit() != Concurrency.OnLimit.CANCEL_RUNNING) return null;
        long leaving =
                gate.running.values().stream().filter(Boolean::booleanValue).count();
        if (gate.queue.size() <= leaving) return null;
        for (Map.Entry<String, Boolean> running : gate.running.entrySet()) {
            if (running.getValue()) continue;
            running.setValue(Boolean.TRUE);
            return running.getKey();
        }
        return null;
    }

    private static Turn turn(Execution execution) {
        return new Turn(execution.id(), execution.header().priority(), execution.createdAt());
    }

    private static String key(WorkflowDefinition workflow) {
        return workflow.namespace() + ":" + workflow.id();
    }
}
