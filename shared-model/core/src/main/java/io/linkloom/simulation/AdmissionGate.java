package io.linkloom.simulation;

import io.linkloom.model.definition.Concurrency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who of a workflow's executions may run at one time. Durable: a crash does not touch it. */
final class AdmissionGate {
    private record Waiting(String execution, int priority) {}

    private final @Nullable Concurrency limit;
    private final Set<String> running = new LinkedHashSet<>();
    private final List<Waiting> queue = new ArrayList<>();

    AdmissionGate(@Nullable Concurrency limit) {
        this.limit = limit;
    }

    boolean isFull() {
        return limit != null && running.size() >= limit.max();
    }

    /** Whether a start at the limit is refused. */
    boolean skips() {
        return limit != null && limit.onLimit() == Concurrency.OnLimit.SKIP;
    }

    /** Takes a place; beyond the limit where an ended execution is opened again. */
    void enter(String execution) {
        running.add(execution);
    }

    /** Waits for a place; returns the execution that has to make room, if one has to. */
    Optional<String> wait(String execution, int priority) {
        queue.add(new Waiting(execution, priority));
        queue.sort(Comparator.comparingInt(waiting -> -waiting.priority));
        boolean cancels = limit != null && limit.onLimit() == Concurrency.OnLimit.CANCEL_RUNNING;
        return cancels ? running.stream().findFirst() : Optional.empty();
    }

    /** Gives its place back; returns who gets it. */
    List<String> leave(String execution) {
        running.remove(execution);
        queue.removeIf(waiting -> waiting.execution.equals(execution));
        List<String> admitted = new ArrayList<>();
        while (!isFull() && !queue.isEmpty()) {
            String next = queue.removeFirst().execution;
            running.add(next);
            admitted.add(next);
        }
        return admitted;
    }
}
