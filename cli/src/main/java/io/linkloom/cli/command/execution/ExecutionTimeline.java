package io.linkloom.cli.command.execution;

import io.linkloom.api.TimelineEntry;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom execution timeline EXECUTION`: every change of state, the oldest first. */
@Command
public final class ExecutionTimeline extends OnExecution {
    private static final Columns<TimelineEntry> COLUMNS = Columns.of(ExecutionTimeline.class, TimelineEntry.class)
            .id("seq", TimelineEntry::seq)
            .column("at", TimelineEntry::at)
            .column("task", TimelineEntry::task)
            .column("index", TimelineEntry::index)
            .column("attempt", TimelineEntry::attempt)
            .column("previous", TimelineEntry::previous)
            .column("state", TimelineEntry::state);

    public ExecutionTimeline(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        session.output().list(executions().timeline(id()), COLUMNS, texts.text("timeline.none"));
        return ExitCode.OK;
    }
}
