package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.value.InputValue;
import io.linkloom.client.TriggerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom execution rerun EXECUTION`: a new execution, with the same inputs but for those that are named. */
@Command
public final class ExecutionRerun extends OnExecution {
    @Option(names = "-p", paramLabel = "NAME=VALUE")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(names = "--revision", paramLabel = "N")
    private @Nullable Integer revision;

    public ExecutionRerun(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        if (revision != null && !inputs.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, texts.text("rerun.exclusive"));
        }
        String id = id();
        ExecutionDetails fresh = inputs.isEmpty()
                ? executions().rerunFromStart(id, revision, UUID.randomUUID().toString())
                : session.client().trigger(changed(executions().get(id)));
        session.output().done(fresh, ExecutionDetails::id, texts.text("rerun.done", fresh.id(), id));
        session.output().hint(texts.text("retry.next", fresh.id()));
        return ExitCode.OK;
    }

    private TriggerRequest changed(ExecutionDetails old) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(old.inputs());
        inputs.forEach((name, text) -> values.put(name, InputValue.of(text)));
        return TriggerRequest.of(old.namespace() + ":" + old.workflow()).inputs(values);
    }
}
