package io.linkloom.cli.document;

import io.linkloom.api.ScheduledInstant;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.TriggerIdentity;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.schedule.CronFormatException;
import io.linkloom.model.schedule.CronSchedule;
import io.linkloom.model.schedule.Firing;
import io.linkloom.model.schedule.Timetable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a document would start by itself, worked out as the server does. */
public final class DefinedSchedule {
    private DefinedSchedule() {}

    /** The next instants of all cron triggers strictly after the given one, the soonest first. */
    public static List<ScheduledInstant> next(WorkflowDefinition workflow, Instant after, int count) {
        Map<String, Trigger.Cron> crons = new LinkedHashMap<>();
        for (Trigger trigger : workflow.triggers())
            if (trigger instanceof Trigger.Cron cron) crons.put(TriggerIdentity.of(cron), cron);
        List<ScheduledInstant> all = new ArrayList<>();
        crons.forEach((identity, cron) -> all.addAll(of(workflow, identity, cron, after, count)));
        all.sort(Comparator.comparing(ScheduledInstant::at));
        return all.subList(0, Math.min(count, all.size()));
    }

    private static List<ScheduledInstant> of(
            WorkflowDefinition workflow, String identity, Trigger.Cron cron, Instant after, int count) {
        CronSchedule schedule = parsed(cron.schedule());
        String everywhere = workflow.namespace() + ':' + workflow.id() + '/' + identity;
        Timetable timetable = new Timetable(schedule, cron.timezone(), cron.jitter(), everywhere);
        List<ScheduledInstant> found = new ArrayList<>();
        @Nullable Firing firing = schedule.next(after, cron.timezone()).orElse(null);
        while (firing != null && found.size() < count) {
            Timetable.Due due = timetable.due(firing);
            found.add(new ScheduledInstant(
                    due.at(),
                    cron.schedule(),
                    cron.timezone().getId(),
                    due.note() == Firing.Note.NONE ? null : due.note().name(),
                    due.start()));
            firing = schedule.next(firing.at(), cron.timezone()).orElse(null);
        }
        return found;
    }

    private static CronSchedule parsed(String expression) {
        try {
            return CronSchedule.parse(expression);
        } catch (CronFormatException e) {
            throw new IllegalStateException("The reader has accepted " + expression, e);
        }
    }
}
