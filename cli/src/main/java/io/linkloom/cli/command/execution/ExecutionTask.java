package io.linkloom.cli.command.execution;

import io.linkloom.api.TaskRunDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Json;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom execution task EXECUTION TASK`: with every attempt. */
@Command
public final class ExecutionTask extends OnExecution {
    @Parameters(index = "1", paramLabel = "TASK")
    private String task = "";

    @Option(names = "--item", paramLabel = "INDEX")
    private @Nullable Integer item;

    public ExecutionTask(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        TaskRunDetails run =
                item == null ? executions().task(id, task) : executions().item(id, task, item);
        session.output().one(run, TaskRunDetails::id, () -> sheet(run));
        return ExitCode.OK;
    }

    private Sheet sheet(TaskRunDetails run) {
        List<?> title = run.index() == null ? List.of(run.id()) : List.of(run.id() + "[" + run.index() + "]");
        Sheet sheet = new Sheet()
                .title(title.getFirst(), run.type(), run.state())
                .fact(texts.text("describe.started"), run.startedAt())
                .fact(texts.text("describe.ended"), run.endedAt())
                .fact(texts.text("describe.took"), Times.between(run.startedAt(), run.endedAt()))
                .fact(texts.text("describe.waits"), run.waitReason())
                .fact(texts.text("task.until"), run.waitUntil())
                .fact(texts.text("task.items"), run.counts())
                .fact(texts.text("describe.error"), Errors.line(run.error()))
                .rows(null, TaskTables.ATTEMPTS, Objects.requireNonNullElse(run.attemptList(), List.of()));
        return run.output() == null ? sheet : sheet.text(Json.of(run.output()));
    }
}
