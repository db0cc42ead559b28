package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** The order of the executions. */
public enum Sort {
    NEWEST,
    /** What has not ended first. */
    ACTIVE,
    LONGEST,
    WORKFLOW;

    private static final Comparator<ExecutionSummary> BY_AGE = Comparator.comparing(ExecutionSummary::createdAt)
            .thenComparing(ExecutionSummary::id)
            .reversed();

    Sort next() {
        return values()[(ordinal() + 1) % values().length];
    }

    Comparator<ExecutionSummary> at(Instant now) {
        return switch (this) {
            case NEWEST -> BY_AGE;
            case ACTIVE ->
                Comparator.comparing((ExecutionSummary each) -> each.state().isEnded())
                        .thenComparing(BY_AGE);
            case LONGEST ->
                Comparator.comparing((ExecutionSummary each) -> took(each, now))
                        .reversed()
                        .thenComparing(BY_AGE);
            case WORKFLOW -> Comparator.comparing(ExecutionSummary::workflow).thenComparing(BY_AGE);
        };
    }

    private static Duration took(ExecutionSummary execution, Instant now) {
        Instant started = execution.startedAt();
        Instant ended = execution.endedAt();
        return started == null ? Duration.ZERO : Duration.between(started, ended == null ? now : ended);
    }
}
