package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom execution resume EXECUTION`. */
@Command
public final class ExecutionResume extends OnExecution {
    public ExecutionResume(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        ExecutionDetails after = executions().resume(id());
        session.output().done(after, ExecutionDetails::id, texts.text("resume.done", after.id(), after.state()));
        return ExitCode.OK;
    }
}
