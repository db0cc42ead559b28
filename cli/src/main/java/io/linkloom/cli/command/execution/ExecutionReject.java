package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** `loom execution reject EXECUTION [TASK]`. */
@Command
public final class ExecutionReject extends Decision {
    public ExecutionReject(Session session) {
        super(session);
    }

    @Override
    String sentence() {
        return "reject.done";
    }

    @Override
    ExecutionDetails decide(String id, String task, @Nullable Integer item, @Nullable String comment) {
        return item == null
                ? executions().reject(id, task, comment)
                : executions().reject(id, task, item, comment);
    }
}
