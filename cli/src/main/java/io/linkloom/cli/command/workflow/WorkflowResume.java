package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom workflow resume ID`: its triggers start it again. */
@Command
public final class WorkflowResume extends OnWorkflow {
    public WorkflowResume(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        WorkflowDetails after = workflows().resume(id());
        String next = after.nextRun() == null
                ? ""
                : texts.text("resume.next-run", session.output().cell(after.nextRun()));
        session.output().done(after, each -> name(), texts.text("resume.done", name()) + next);
        return ExitCode.OK;
    }
}
