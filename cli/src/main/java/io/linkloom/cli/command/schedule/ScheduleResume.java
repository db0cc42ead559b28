package io.linkloom.cli.command.schedule;

import io.linkloom.api.WorkflowDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom schedule resume ID`: the same as `loom workflow resume`; events that start it are meant too. */
@Command
public final class ScheduleResume extends OnSchedule {
    public ScheduleResume(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        WorkflowDetails after = session.client().workflows().resume(id());
        session.output().done(after, each -> name(), texts.text("resume.done", name()));
        return ExitCode.OK;
    }
}
