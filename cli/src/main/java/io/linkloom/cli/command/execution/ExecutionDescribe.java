package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskError;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom execution describe ID`. */
@Command
public final class ExecutionDescribe implements Action {
    private static final Columns<TaskRunDetails> TASKS = Columns.of(ExecutionDescribe.class, TaskRunDetails.class)
            .id("task", TaskRunDetails::id)
            .column("type", TaskRunDetails::type)
            .column("state", TaskRunDetails::state)
            .column("attempts", TaskRunDetails::attempts)
            .column("startedAt", TaskRunDetails::startedAt)
            .column("duration", each -> Times.between(each.startedAt(), each.endedAt()))
            .column("waitReason", TaskRunDetails::waitReason)
            .column("error", each -> message(each.error()));

    @Parameters(paramLabel = "ID")
    private String id = "";

    private final Session session;
    private final Texts texts;

    public ExecutionDescribe(Session session) {
        this.session = session;
        this.texts = session.texts(ExecutionDescribe.class);
    }

    @Override
    public ExitCode run() {
        ExecutionDetails execution =
                session.client().execution(session.references().execution(id));
        session.output().one(execution, ExecutionDetails::id, () -> sheet(execution));
        return ExitCode.OK;
    }

    private Sheet sheet(ExecutionDetails execution) {
        String workflow = texts.text("describe.workflow", execution.workflow(), execution.version());
        return new Sheet()
                .title(execution.id(), workflow, execution.state())
                .fact(texts.text("describe.trigger"), execution.trigger())
                .fact(texts.text("describe.created"), execution.createdAt())
                .fact(texts.text("describe.started"), execution.startedAt())
                .fact(texts.text("describe.ended"), execution.endedAt())
                .fact(texts.text("describe.took"), Times.between(execution.startedAt(), execution.endedAt()))
                .fact(texts.text("describe.waits"), execution.waitReason())
                .fact(texts.text("describe.error"), cause(execution.error()))
                .rows(null, TASKS, execution.tasks());
    }

    private static String cause(@Nullable TaskError error) {
        return error == null ? "" : error.task() + ": " + error.message() + " (" + error.code() + ")";
    }

    private static String message(@Nullable TaskError error) {
        return error == null ? "" : error.message();
    }
}
