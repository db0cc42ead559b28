package io.linkloom.cli.command.simulate;

import io.linkloom.api.ExecutionState;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.simulation.rehearsal.Distribution;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Numbers over many simulated runs as programs read them; lengths in milliseconds of virtual time.
 *
 * @param ends how many ended in each state; RUNNING: how many stand still
 * @param examples a seed that leads to each of these states
 */
record ToldRuns(
        String workflow,
        String namespace,
        int runs,
        long firstSeed,
        Map<ExecutionState, Integer> ends,
        Map<ExecutionState, Long> examples,
        Lengths duration,
        List<Task> tasks) {

    record Lengths(long minMillis, long p50Millis, long p90Millis, long p99Millis, long maxMillis) {
        static Lengths of(Distribution.Lengths lengths) {
            return new Lengths(
                    lengths.min().toMillis(),
                    lengths.p50().toMillis(),
                    lengths.p90().toMillis(),
                    lengths.p99().toMillis(),
                    lengths.max().toMillis());
        }
    }

    /** @param critical in how many runs the end waited for it */
    record Task(String id, int ran, int dead, int critical, double meanAttempts, int maxAttempts, Lengths duration) {}

    static ToldRuns of(WorkflowDefinition workflow, Distribution distribution, long firstSeed) {
        return new ToldRuns(
                workflow.id(),
                workflow.namespace(),
                distribution.runs(),
                firstSeed,
                new TreeMap<>(distribution.ends()),
                new TreeMap<>(distribution.seeds()),
                Lengths.of(distribution.length()),
                distribution.tasks().stream()
                        .map(task -> new Task(
                                task.id(),
                                task.ran(),
                                task.dead(),
                                task.critical(),
                                Math.round(task.meanAttempts() * 1000) / 1000.0,
                                task.maxAttempts(),
                                Lengths.of(task.length())))
                        .toList());
    }

    /** `SUCCEEDED 967`, a line for each state. */
    String name() {
        return ends.entrySet().stream()
                .map(end -> end.getKey() + " " + end.getValue())
                .collect(Collectors.joining("\n"));
    }
}
