package io.linkloom.simulation.rehearsal;

import io.linkloom.api.ExecutionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Numbers over many runs.
 *
 * @param runs at least 1
 * @param ends how many ended in which state; RUNNING: how many stand still
 * @param seeds one that leads to each of these states
 * @param length from start to end, of those that ended
 * @param tasks in the order of the document
 */
public record Distribution(
        int runs,
        Map<ExecutionState, Integer> ends,
        Map<ExecutionState, Long> seeds,
        Lengths length,
        List<TaskNumbers> tasks) {
    public Distribution {
        ends = Map.copyOf(ends);
        seeds = Map.copyOf(seeds);
        tasks = List.copyOf(tasks);
    }

    /** All zero when there was nothing to measure. */
    public record Lengths(Duration min, Duration p50, Duration p90, Duration p99, Duration max) {}

    /**
     * @param ran in how many runs it had an attempt
     * @param dead in how many it became a dead letter, or one of its items did
     * @param critical in how many the end waited for it
     * @param meanAttempts over the runs in which it had any, its items' included
     * @param length from its first attempt to its end
     */
    public record TaskNumbers(
            String id, int ran, int dead, int critical, double meanAttempts, int maxAttempts, Lengths length) {}
}
