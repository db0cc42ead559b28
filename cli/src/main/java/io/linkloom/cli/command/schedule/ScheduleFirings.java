package io.linkloom.cli.command.schedule;

import io.linkloom.api.Firing;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `loom schedule firings ID`: what became of each instant, the newest first. */
@Command
public final class ScheduleFirings extends OnSchedule {
    @Mixin
    private Paging paging = new Paging();

    public ScheduleFirings(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        List<Firing> firings =
                paging.read(session, (limit, cursor) -> schedules().firings(id(), limit, cursor));
        session.output().list(firings, FiringTable.columns(session), texts.text("firings.none"));
        return ExitCode.OK;
    }
}
