package io.linkloom.cli.command.execution;

import io.linkloom.api.Explanation;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom execution why EXECUTION [TASK]`: why it stands where it stands, and what would release it. */
@Command
public final class ExecutionWhy extends OnExecution {
    static final Columns<Explanation.Entry> TASKS = Columns.of(ExecutionWhy.class, Explanation.Entry.class)
            .id("task", each -> each.index() == null ? each.task() : each.task() + "[" + each.index() + "]")
            .column("state", Explanation.Entry::state)
            .column("waitReason", Explanation.Entry::waitReason)
            .column("since", Explanation.Entry::since)
            .column("until", Explanation.Entry::until)
            .column("why", Explanation.Entry::text);

    @Parameters(index = "1", paramLabel = "TASK", arity = "0..1")
    private @Nullable String task;

    public ExecutionWhy(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        Explanation why = task == null ? executions().explain(id) : executions().explain(id, task);
        session.output().one(why, Explanation::execution, () -> sheet(why));
        return ExitCode.OK;
    }

    private Sheet sheet(Explanation why) {
        Sheet sheet = new Sheet()
                .title(why.execution(), why.workflow(), why.state())
                .text(why.text())
                .rows(null, TASKS, why.tasks());
        return why.more() == 0 ? sheet : sheet.text(texts.text("why.more", why.more()));
    }
}
