package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom workflow pause ID`: its triggers start nothing any more; what runs goes on. */
@Command
public final class WorkflowPause extends OnWorkflow {
    public WorkflowPause(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        WorkflowDetails after = workflows().pause(id());
        session.output().done(after, each -> name(), texts.text("pause.done", name()));
        session.output().hint(texts.text("pause.next", name()));
        return ExitCode.OK;
    }
}
