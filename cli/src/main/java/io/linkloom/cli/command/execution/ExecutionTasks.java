package io.linkloom.cli.command.execution;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;

/** `loom execution tasks EXECUTION`. */
@Command
public final class ExecutionTasks extends OnExecution {
    public ExecutionTasks(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        session.output().list(executions().get(id()).tasks(), TaskTables.TASKS, texts.text("tasks.none"));
        return ExitCode.OK;
    }
}
