package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom execution retry EXECUTION`: the same execution goes on. */
@Command
public final class ExecutionRetry extends OnExecution {
    @Option(names = "--from", paramLabel = "TASK")
    private @Nullable String task;

    public ExecutionRetry(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        ExecutionDetails after =
                task == null ? executions().rerunFailed(id) : executions().rerunTask(id, task);
        String sentence = task == null ? texts.text("retry.failed", id) : texts.text("retry.task", id, task);
        session.output().done(after, ExecutionDetails::id, sentence);
        session.output().hint(texts.text("retry.next", id));
        return ExitCode.OK;
    }
}
