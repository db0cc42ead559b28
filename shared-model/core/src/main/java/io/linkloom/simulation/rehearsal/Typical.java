package io.linkloom.simulation.rehearsal;

import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.scenario.Span;
import java.time.Duration;

/** How long things usually take. Made up, and the same for everybody; whoever knows better says so in a script. */
final class Typical {
    static final Span HTTP = span(20, 300, 1_200, 4_000, 10_000);
    static final Span SHELL = span(200, 2_000, 10_000, 60_000, 120_000);
    static final Span JAVA = span(5, 100, 500, 2_000, 5_000);
    static final Span CHILD = span(1_000, 30_000, 120_000, 600_000, 1_200_000);
    static final Span DECISION = span(30_000, 900_000, 7_200_000, 43_200_000, 86_400_000);
    static final Span ACCEPTING = span(5, 50, 150, 500, 1_000);
    static final Span CALLBACK = span(5_000, 60_000, 600_000, 1_800_000, 3_600_000);
    static final Span FAILING = span(5, 100, 400, 1_500, 4_000);

    private Typical() {}

    private static Span span(long min, long p50, long p90, long p99, long max) {
        return new Span.Percentiles(
                Duration.ofMillis(min),
                Duration.ofMillis(p50),
                Duration.ofMillis(p90),
                Duration.ofMillis(p99),
                Duration.ofMillis(max));
    }

    static Span of(TaskDefinition task) {
        return switch (task.work()) {
            case TaskWork.Http http -> HTTP;
            case TaskWork.Shell shell -> SHELL;
            case TaskWork.Java java -> JAVA;
            case TaskWork.Wait wait -> new Span.Fixed(Duration.ZERO);
            case TaskWork.Approval approval -> DECISION;
            case TaskWork.Workflow workflow -> CHILD;
        };
    }

    /** What usually goes well does not take longer than it may. */
    static Duration within(Duration length, TaskDefinition task) {
        Duration timeout = task.timeout();
        if (timeout == null || length.compareTo(timeout) < 0) return length;
        return timeout.multipliedBy(9).dividedBy(10);
    }
}
