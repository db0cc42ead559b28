package io.linkloom.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two executions side by side.
 *
 * @param inputs those that differ
 * @param outputs those that differ
 * @param tasks all tasks of both, in topological order of `b`, then those of `a` alone
 * @param firstDivergence the first task, in that order, whose state, output or presence differs; null when none does. The
 *     output of a `wait` task does not count, for it is a point in time
 */
public record Comparison(
        Side a,
        Side b,
        boolean sameWorkflow,
        boolean sameVersion,
        List<Difference> inputs,
        List<Difference> outputs,
        List<Task> tasks,
        @Nullable Divergence firstDivergence) {
    public Comparison {
        inputs = Copies.list(inputs);
        outputs = Copies.list(outputs);
        tasks = Copies.list(tasks);
    }

    /** @param duration ISO-8601, from start to end; null when it has not ended */
    public record Side(
            String execution,
            String workflow,
            int version,
            String namespace,
            ExecutionState state,
            String trigger,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String duration,
            @Nullable TaskError error) {}

    /**
     * A value that is not the same in both.
     *
     * @param name of the input or output
     * @param a plain JSON value; null also where there is none
     * @param b as `a`
     */
    public record Difference(
            String name, @Nullable Object a, @Nullable Object b) {}

    /**
     * One task in both.
     *
     * @param a null when it is not part of that workflow's version
     * @param b as `a`
     * @param sameOutput true also when neither has one
     */
    public record Task(
            String task, @Nullable Run a, @Nullable Run b, boolean sameState, boolean sameOutput) {}

    /** @param duration ISO-8601, from first start to end; null when it did not run to an end */
    public record Run(
            TaskState state,
            int attempts,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String duration,
            @Nullable TaskError error) {}

    /**
     * Where the two part.
     *
     * @param what `STATE`, `OUTPUT` or `ONLY_IN_ONE`
     * @param a the state or output there; null where there is none, or an output is too large to be shown here
     * @param b as `a`
     */
    public record Divergence(
            String task,
            String what,
            @Nullable Object a,
            @Nullable Object b) {}
}
