package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom execution pause EXECUTION`. */
@Command
public final class ExecutionPause extends OnExecution {
    public ExecutionPause(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        ExecutionDetails after = executions().pause(id());
        session.output().done(after, ExecutionDetails::id, texts.text("pause.done", after.id(), after.state()));
        return ExitCode.OK;
    }
}
