package io.linkloom.server.scheduler;

import io.linkloom.api.NextRun;
import io.linkloom.api.ScheduledInstant;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.TriggerIdentity;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.schedule.Firing;
import io.linkloom.model.schedule.Timetable;
import io.linkloom.server.storage.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies ahead. */
public final class Upcoming {
    private final Ledger ledger;

    public Upcoming(Database database) {
        this.ledger = new Ledger(database);
    }

    /** The next instants of all cron triggers of a workflow, strictly after the given one. */
    public static List<ScheduledInstant> of(WorkflowDefinition workflow, Instant after, int count) {
        record Next(Firing firing, String identity, Trigger.Cron cron) {}
        PriorityQueue<Next> queue = new PriorityQueue<>(
                Comparator.comparing((Next next) -> next.firing().at()).thenComparing(Next::identity));
        crons(workflow)
                .forEach((identity, cron) -> Schedules.parsed(cron.schedule())
                        .next(after, cron.timezone())
                        .ifPresent(firing -> queue.add(new Next(firing, identity, cron))));
        List<ScheduledInstant> found = new ArrayList<>();
        while (found.size() < count && !queue.isEmpty()) {
            Next next = queue.remove();
            found.add(instant(workflow, next.identity(), next.cron(), next.firing()));
            Schedules.parsed(next.cron().schedule())
                    .next(next.firing().at(), next.cron().timezone())
                    .ifPresent(firing -> queue.add(new Next(firing, next.identity(), next.cron())));
        }
        return found;
    }

    /** The next instant of a workflow after the given one; null when there is none. */
    public static @Nullable Instant next(WorkflowDefinition workflow, Instant after) {
        @Nullable Instant soonest = null;
        for (Trigger trigger : workflow.triggers()) {
            if (!(trigger instanceof Trigger.Cron cron)) continue;
            @Nullable
            Instant at = Schedules.parsed(cron.schedule())
                    .next(after, cron.timezone())
                    .map(Firing::at)
                    .orElse(null);
            if (at != null && (soonest == null || at.isBefore(soonest))) soonest = at;
        }
        return soonest;
    }

    /** What starts next in the namespaces; null: in all. */
    public List<NextRun> soonest(@Nullable Set<String> namespaces, Instant now, int limit) {
        List<NextRun> runs = new ArrayList<>();
        for (CronTrigger trigger : ledger.soonest(namespaces, limit)) {
            Schedules.parsed(trigger.cron())
                    .next(now, trigger.zone())
                    .ifPresent(firing -> runs.add(new NextRun(
                            trigger.key().workflow(),
                            trigger.key().namespace(),
                            firing.at(),
                            trigger.cron(),
                            trigger.zone().getId())));
        }
        runs.sort(Comparator.comparing(NextRun::at));
        return runs;
    }

    /** Each once, by its identity. */
    static Map<String, Trigger.Cron> crons(WorkflowDefinition workflow) {
        Map<String, Trigger.Cron> crons = new LinkedHashMap<>();
        for (Trigger trigger : workflow.triggers()) {
            if (trigger instanceof Trigger.Cron cron) crons.put(TriggerIdentity.of(cron), cron);
        }
        return crons;
    }

    private static ScheduledInstant instant(
            WorkflowDefinition workflow, String identity, Trigger.Cron cron, Firing firing) {
        var key = new CronTrigger.Key(workflow.namespace(), workflow.id(), identity);
        Timetable.Due due = new Timetable(
                        Schedules.parsed(cron.schedule()), cron.timezone(), cron.jitter(), key.everywhere())
                .due(firing);
        return new ScheduledInstant(
                due.at(),
                cron.schedule(),
                cron.timezone().getId(),
                due.note() == Firing.Note.NONE ? null : due.note().name(),
                due.start());
    }
}
