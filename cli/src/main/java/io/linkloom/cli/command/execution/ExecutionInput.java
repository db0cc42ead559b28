package io.linkloom.cli.command.execution;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom execution input EXECUTION`: the values that it was started with, as JSON. */
@Command
public final class ExecutionInput extends OnExecution {
    public ExecutionInput(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        Values.print(session, executions().get(id()).inputs());
        return ExitCode.OK;
    }
}
