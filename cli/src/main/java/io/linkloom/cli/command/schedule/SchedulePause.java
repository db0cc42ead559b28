package io.linkloom.cli.command.schedule;

import io.linkloom.api.WorkflowDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom schedule pause ID`: the same as `loom workflow pause`; events that start it are meant too. */
@Command
public final class SchedulePause extends OnSchedule {
    public SchedulePause(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        WorkflowDetails after = session.client().workflows().pause(id());
        session.output().done(after, each -> name(), texts.text("pause.done", name()));
        return ExitCode.OK;
    }
}
