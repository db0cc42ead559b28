package io.linkloom.cli.command.execution;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom execution output EXECUTION [TASK]`: what came of it, as JSON. */
@Command
public final class ExecutionOutput extends OnExecution {
    @Parameters(index = "1", paramLabel = "TASK", arity = "0..1")
    private @Nullable String task;

    @Option(names = "--item", paramLabel = "INDEX")
    private @Nullable Integer item;

    public ExecutionOutput(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        Object output = output(id);
        if (output == null) {
            String whose = task == null ? id : task;
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, texts.text("output.none", whose), texts.text("output.hint", id));
        }
        Values.print(session, output);
        return ExitCode.OK;
    }

    private @Nullable Object output(String id) {
        if (task == null) return executions().get(id).outputs();
        return (item == null ? executions().task(id, task) : executions().item(id, task, item)).output();
    }
}
