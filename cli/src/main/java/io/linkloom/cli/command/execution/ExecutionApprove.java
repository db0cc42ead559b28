package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** `loom execution approve EXECUTION [TASK]`. */
@Command
public final class ExecutionApprove extends Decision {
    public ExecutionApprove(Session session) {
        super(session);
    }

    @Override
    String sentence() {
        return "approve.done";
    }

    @Override
    ExecutionDetails decide(String id, String task, @Nullable Integer item, @Nullable String comment) {
        return item == null
                ? executions().approve(id, task, comment)
                : executions().approve(id, task, item, comment);
    }
}
