package io.linkloom.cli.command.execution;

import io.linkloom.api.Digest;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskError;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Json;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import io.linkloom.client.LinkLoomException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom execution describe EXECUTION`: what it is, and where it failed, what can be done. */
@Command
public final class ExecutionDescribe extends OnExecution {
    @Option(names = "--why")
    private boolean why;

    public ExecutionDescribe(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        ExecutionDetails execution = session.client().execution(id());
        session.output().one(execution, ExecutionDetails::id, () -> sheet(execution));
        return ExitCode.OK;
    }

    private Sheet sheet(ExecutionDetails execution) {
        Sheet sheet = new Sheet()
                .title(execution.id(), workflow(execution), execution.state())
                .fact(texts.text("describe.trigger"), execution.trigger())
                .fact(texts.text("describe.created"), execution.createdAt())
                .fact(texts.text("describe.started"), execution.startedAt())
                .fact(texts.text("describe.ended"), execution.endedAt())
                .fact(texts.text("describe.took"), Times.between(execution.startedAt(), execution.endedAt()))
                .fact(texts.text("describe.waits"), execution.waitReason())
                .fact(texts.text("describe.error"), cause(execution.error()))
                .fact(texts.text("describe.inputs"), json(execution.inputs()))
                .fact(texts.text("describe.outputs"), execution.outputs() == null ? "" : json(execution.outputs()))
                .fact(texts.text("describe.labels"), execution.labels().isEmpty() ? "" : execution.labels())
                .rows(null, TaskTables.TASKS, execution.tasks());
        if (execution.error() != null) digest(execution.id()).ifPresent(digest -> add(sheet, digest));
        if (why) sheet.text(executions().explain(execution.id()).text());
        return sheet;
    }

    private String workflow(ExecutionDetails execution) {
        String id = execution.namespace().equals("default")
                ? execution.workflow()
                : execution.namespace() + ":" + execution.workflow();
        return texts.text("describe.workflow", id, execution.version());
    }

    private static String json(Map<String, ?> values) {
        return values.isEmpty() ? "" : Json.line(values);
    }

    /** What is known without it is shown in any case. */
    private Optional<Digest> digest(String id) {
        try {
            return Optional.of(executions().digest(id));
        } catch (LinkLoomException e) {
            return Optional.empty();
        }
    }

    private static String cause(@Nullable TaskError error) {
        return error == null ? "" : Errors.line(error) + " (" + error.code() + ")";
    }

    private void add(Sheet sheet, Digest digest) {
        sheet.text(digest.text());
        sheet.text(digest.nextSteps().stream()
                .map(step -> "- " + step(step, digest.execution()))
                .collect(Collectors.joining("\n")));
    }

    /** As a command where there is one for it, else as the server says it. */
    private String step(Digest.NextStep step, String id) {
        String key = "step." + step.action();
        return texts.find(key) == null ? step.text() : texts.text(key, id);
    }
}
