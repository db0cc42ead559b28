package io.linkloom.simulation.rehearsal;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.graph.WorkflowGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts over many runs of one workflow. */
final class Tally {
    private static final class OfTask {
        int ran;
        int dead;
        int critical;
        long attempts;
        int maxAttempts;
        final List<Duration> lengths = new ArrayList<>();
    }

    private final WorkflowGraph graph;
    private final Map<ExecutionState, Integer> ends = new EnumMap<>(ExecutionState.class);
    private final Map<ExecutionState, Long> seeds = new EnumMap<>(ExecutionState.class);
    private final List<Duration> lengths = new ArrayList<>();
    private final OfTask[] tasks;
    private int runs;

    Tally(WorkflowGraph graph) {
        this.graph = graph;
        this.tasks = new OfTask[graph.size()];
        for (int i = 0; i < tasks.length; i++) tasks[i] = new OfTask();
    }

    void count(Execution execution, long seed) {
        runs++;
        ends.merge(execution.state(), 1, Integer::sum);
        seeds.putIfAbsent(execution.state(), seed);
        add(lengths, execution.createdAt(), execution.endedAt());
        for (int ordinal : CriticalPath.of(execution)) tasks[ordinal].critical++;
        for (int i = 0; i < tasks.length; i++) count(execution.run(i), tasks[i]);
    }

    private static void count(TaskRun run, OfTask task) {
        int attempts = run.history().size();
        boolean dead = run.state() == TaskState.DEAD;
        FanOut fanOut = run.fanOut();
        for (int i = 0; fanOut != null && i < fanOut.begun(); i++) {
            TaskRun item = fanOut.run(i);
            if (item != null) attempts += item.history().size();
        }
        if (fanOut != null) dead = fanOut.count(TaskState.DEAD) > 0;
        if (dead) task.dead++;
        if (attempts == 0) return;
        task.ran++;
        task.attempts += attempts;
        task.maxAttempts = Math.max(task.maxAttempts, attempts);
        add(task.lengths, run.startedAt(), run.endedAt());
    }

    private static void add(List<Duration> lengths, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null) lengths.add(Duration.between(from, to));
    }

    Distribution distribution() {
        List<Distribution.TaskNumbers> numbers = new ArrayList<>(tasks.length);
        for (int i = 0; i < tasks.length; i++) {
            OfTask task = tasks[i];
            double mean = task.ran == 0 ? 0 : (double) task.attempts / task.ran;
            numbers.add(new Distribution.TaskNumbers(
                    graph.task(i).id(),
                    task.ran,
                    task.dead,
                    task.critical,
                    mean,
                    task.maxAttempts,
                    lengths(task.lengths)));
        }
        return new Distribution(runs, ends, seeds, lengths(lengths), numbers);
    }

    private static Distribution.Lengths lengths(List<Duration> all) {
        if (all.isEmpty()) {
            Duration none = Duration.ZERO;
            return new Distribution.Lengths(none, none, none, none, none);
        }
        List<Duration> sorted = all.stream().sorted().toList();
        return new Distribution.Lengths(
                sorted.getFirst(), rank(sorted, 0.5), rank(sorted, 0.9), rank(sorted, 0.99), sorted.getLast());
    }

    /** The smallest length that at least this share of all does not exceed. */
    private static Duration rank(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
