package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.Page;
import io.linkloom.api.TaskError;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Table;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import io.linkloom.client.ExecutionQuery;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom execution list`. */
@Command(name = "list", description = "List executions, newest first.")
public final class ExecutionList implements Callable<Integer> {
    @Option(names = "--workflow", paramLabel = "ID", description = "Of this workflow only.")
    private @Nullable String workflow;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "In this namespace only.")
    private @Nullable String namespace;

    @Option(names = "--state", paramLabel = "STATE", description = "In this state only: ${COMPLETION-CANDIDATES}.")
    private @Nullable ExecutionState state;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500; default 50.")
    private int limit = 50;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where the list before ended.")
    private @Nullable String cursor;

    private final Session session;

    public ExecutionList(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ExecutionQuery all = ExecutionQuery.newest(limit)
                .ofWorkflow(workflow)
                .inNamespace(namespace)
                .after(cursor);
        ExecutionQuery query = state == null ? all : all.inState(state);
        Page<ExecutionSummary> page = session.client().executions().list(query);
        session.print(page, () -> table(page).toString());
        if (page.items().isEmpty()) session.terminal().message("No executions match");
        if (page.nextCursor() != null) session.terminal().message("More with --cursor " + page.nextCursor());
        return ExitCode.OK.number();
    }

    private Table table(Page<ExecutionSummary> page) {
        Table table = new Table("ID", "WORKFLOW", "STATE", "CREATED", "DURATION", "TRIGGER", "ERROR");
        for (ExecutionSummary each : page.items()) {
            TaskError error = each.error();
            table.row(
                    each.id(),
                    each.workflow(),
                    each.state().name(),
                    Times.at(each.createdAt(), session.zone()),
                    Times.between(each.startedAt(), each.endedAt()),
                    each.trigger(),
                    error == null ? "" : error.task() + ": " + error.message());
        }
        return table;
    }
}
