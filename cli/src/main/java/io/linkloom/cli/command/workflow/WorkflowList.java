package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.Page;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Table;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import io.linkloom.client.WorkflowQuery;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom workflow list`. */
@Command(name = "list", description = "List workflows, newest first.")
public final class WorkflowList implements Callable<Integer> {
    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500; default 50.")
    private int limit = 50;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where the list before ended.")
    private @Nullable String cursor;

    private final Session session;

    public WorkflowList(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Page<WorkflowSummary> page =
                session.client().workflows().list(WorkflowQuery.newest(limit).after(cursor));
        session.print(page, () -> table(page).toString());
        if (page.items().isEmpty()) session.terminal().message("No workflows");
        if (page.nextCursor() != null) session.terminal().message("More with --cursor " + page.nextCursor());
        return ExitCode.OK.number();
    }

    private Table table(Page<WorkflowSummary> page) {
        Table table = new Table("ID", "NAMESPACE", "VERSION", "LAST", "NEXT RUN", "TRIGGERS");
        for (WorkflowSummary each : page.items()) {
            ExecutionState last = each.lastState();
            table.row(
                    each.id(),
                    each.namespace(),
                    String.valueOf(each.version()),
                    last == null ? "" : last.name(),
                    Times.at(each.nextRun(), session.zone()),
                    each.paused() ? "paused" : "on");
        }
        return table;
    }
}
