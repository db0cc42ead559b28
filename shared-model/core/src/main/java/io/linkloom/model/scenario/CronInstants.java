package io.linkloom.model.scenario;

import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.schedule.CronFormatException;
import io.linkloom.model.schedule.CronSchedule;
import io.linkloom.model.schedule.Firing;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instants of a workflow's schedules. */
public final class CronInstants {
    private CronInstants() {}

    /** The first trigger that has this very instant; null when none has. */
    public static Trigger.@Nullable Cron trigger(WorkflowDefinition workflow, Instant at) {
        return crons(workflow)
                .filter(cron -> next(cron, at.minusNanos(1)).filter(at::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    /** The first instant of any trigger that is not before the given one. */
    public static Optional<Instant> next(WorkflowDefinition workflow, Instant notBefore) {
        return crons(workflow)
                .flatMap(cron -> next(cron, notBefore.minusNanos(1)).stream())
                .min(Instant::compareTo);
    }

    private static Stream<Trigger.Cron> crons(WorkflowDefinition workflow) {
        return workflow.triggers().stream()
                .filter(Trigger.Cron.class::isInstance)
                .map(Trigger.Cron.class::cast);
    }

    private static Optional<Instant> next(Trigger.Cron cron, Instant after) {
        try {
            return CronSchedule.parse(cron.schedule())
                    .next(after, cron.timezone())
                    .map(Firing::at);
        } catch (CronFormatException e) {
            throw new IllegalStateException("Expected a schedule that was checked, but " + cron.schedule(), e);
        }
    }
}
