package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom execution cancel EXECUTION`. */
@Command
public final class ExecutionCancel extends OnExecution {
    @Option(names = "--reason", paramLabel = "TEXT")
    private @Nullable String reason;

    public ExecutionCancel(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        ExecutionDetails after = executions().cancel(id, reason);
        session.output().done(after, ExecutionDetails::id, texts.text("cancel.done", id, after.state()));
        return ExitCode.OK;
    }
}
