package io.linkloom.cli.command.execution;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `loom execution items EXECUTION TASK`: those of a fan-out. */
@Command
public final class ExecutionItems extends OnExecution {
    @Parameters(index = "1", paramLabel = "TASK")
    private String task = "";

    @Mixin
    private Paging paging = new Paging();

    public ExecutionItems(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        session.output()
                .list(
                        paging.read(session, (limit, cursor) -> executions().items(id, task, limit, cursor)),
                        TaskTables.ITEMS,
                        texts.text("items.none", task));
        return ExitCode.OK;
    }
}
