package io.linkloom.cli.command.schedule;

import io.linkloom.api.Firing;
import io.linkloom.api.ScheduledInstant;
import io.linkloom.api.WorkflowDetails;
import io.linkloom.cli.calendar.Instants;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Session;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** `loom schedule describe ID`: its cron triggers, what comes next and what became of the last instants. */
@Command
public final class ScheduleDescribe extends OnSchedule {
    private static final int SHOWN = 5;

    private static final Columns<Trigger.Cron> CRONS = Columns.of(ScheduleDescribe.class, Trigger.Cron.class)
            .id("schedule", Trigger.Cron::schedule)
            .column("timezone", each -> Instants.name(each.timezone()))
            .column("catchUp", each -> each.catchUp().name().toLowerCase(Locale.ROOT))
            .column("jitter", each -> each.jitter().isZero() ? null : each.jitter())
            .column("inputs", each -> String.join(", ", each.inputs().keySet()));

    /** What `-o json` prints. */
    record Schedules(
            String workflow, String namespace, boolean paused, List<ScheduledInstant> next, List<Firing> last) {}

    public ScheduleDescribe(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        WorkflowDetails details = session.client().workflows().get(id);
        List<ScheduledInstant> next = schedules().next(id, SHOWN);
        List<Firing> last = schedules().firings(id, SHOWN, null).items();
        Schedules schedules = new Schedules(details.id(), details.namespace(), details.paused(), next, last);
        session.output().one(schedules, each -> name(), () -> sheet(details, schedules));
        return ExitCode.OK;
    }

    private Sheet sheet(WorkflowDetails details, Schedules schedules) {
        Sheet sheet = new Sheet()
                .title(details.id(), texts.text(details.paused() ? "triggers.paused" : "triggers.on"))
                .fact(texts.text("describe.next"), details.nextRun());
        List<Trigger.Cron> crons = crons(details.source());
        sheet.rows(null, CRONS, crons);
        if (crons.isEmpty()) sheet.text(texts.text("describe.none"));
        return sheet.rows(texts.text("describe.coming"), new Instants(session).columns(), schedules.next())
                .rows(texts.text("describe.last"), FiringTable.columns(session), schedules.last());
    }

    private static List<Trigger.Cron> crons(String source) {
        if (!(WorkflowReader.read(source) instanceof ReadResult.Valid valid)) return List.of();
        return valid.definition().triggers().stream()
                .filter(Trigger.Cron.class::isInstance)
                .map(Trigger.Cron.class::cast)
                .toList();
    }
}
