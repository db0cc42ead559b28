package io.linkloom.cli.command.schedule;

import io.linkloom.api.Page;
import io.linkloom.api.WorkflowSchedule;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.calendar.Instants;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.WorkflowQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom schedule list`: every cron trigger of every workflow, the soonest first. */
@Command
public final class ScheduleList implements Action {
    private static final int AT_ONCE = 500;

    @Option(names = "--filter", paramLabel = "TEXT")
    private @Nullable String filter;

    @Option(names = "--paused")
    private boolean paused;

    private final Session session;
    private final Texts texts;

    /**
     * One cron trigger.
     *
     * @param nextRun of the workflow, by any of its triggers; null while it is paused
     */
    record Entry(
            String workflow,
            String namespace,
            String schedule,
            String timezone,
            boolean paused,
            @Nullable Instant nextRun) {}

    public ScheduleList(Session session) {
        this.session = session;
        this.texts = session.texts(ScheduleList.class);
    }

    @Override
    public ExitCode run() {
        List<Entry> entries = new ArrayList<>();
        WorkflowQuery query = WorkflowQuery.newest(AT_ONCE)
                .inNamespace(session.namespace().orElse(null))
                .paused(paused ? Boolean.TRUE : null)
                .matching(filter);
        Page<WorkflowSummary> page;
        do {
            page = session.client().workflows().list(query);
            page.items().forEach(each -> add(each, entries));
            query = query.after(page.nextCursor());
        } while (page.nextCursor() != null);
        entries.sort(Comparator.comparing(Entry::nextRun, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Entry::workflow));
        session.output().list(entries, columns(), texts.text("list.none"));
        return ExitCode.OK;
    }

    private static void add(WorkflowSummary workflow, List<Entry> entries) {
        for (WorkflowSchedule each : workflow.schedules())
            entries.add(new Entry(
                    workflow.id(),
                    workflow.namespace(),
                    each.schedule(),
                    each.timezone(),
                    workflow.paused(),
                    workflow.nextRun()));
    }

    private Columns<Entry> columns() {
        return Columns.of(ScheduleList.class, Entry.class)
                .id("workflow", each -> session.references().name(each.namespace(), each.workflow()))
                .column("schedule", Entry::schedule)
                .column("timezone", each -> Instants.name(ZoneId.of(each.timezone())))
                .column("nextRun", Entry::nextRun)
                .column("triggers", each -> texts.text(each.paused() ? "triggers.paused" : "triggers.on"));
    }
}
