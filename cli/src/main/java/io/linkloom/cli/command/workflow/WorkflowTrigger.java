package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskError;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.terminal.Interrupts;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.value.InputValue;
import io.linkloom.client.LinkLoomClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow trigger ID`. */
@Command
public final class WorkflowTrigger implements Action {
    private static final Duration PATIENCE = Duration.ofHours(24);

    @Parameters(paramLabel = "ID")
    private String workflow = "";

    @Option(names = "-p", paramLabel = "NAME=VALUE")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(names = "--wait")
    private boolean wait;

    private final Session session;
    private final Texts texts;

    public WorkflowTrigger(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowTrigger.class);
    }

    @Override
    public ExitCode run() {
        LinkLoomClient client = session.client();
        ExecutionDetails execution = client.trigger(session.references().workflow(workflow), values());
        if (!wait) {
            session.output().done(execution, ExecutionDetails::id, texts.text("trigger.started", execution.id()));
            session.output().hint(texts.text("trigger.next", execution.id()));
            return ExitCode.OK;
        }
        session.output().message(texts.text("trigger.started", execution.id()));
        ExecutionDetails ended = await(client, execution.id());
        session.output().ended(ended, ExecutionDetails::id, ended.state(), cause(ended.error()));
        return exit(ended);
    }

    /** Ctrl-C ends the waiting, not what is waited for. */
    private ExecutionDetails await(LinkLoomClient client, String id) {
        Runnable lastWords = () -> session.terminal().message(texts.text("trigger.left", id));
        try (Interrupts.Guard guard = session.surroundings().interrupts().on(lastWords)) {
            return client.await(id, session.timeout().orElse(PATIENCE));
        }
    }

    private Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        inputs.forEach((name, text) -> values.put(name, InputValue.of(text)));
        return values;
    }

    private static String cause(@Nullable TaskError error) {
        return error == null ? "" : error.task() + ": " + error.message();
    }

    private static ExitCode exit(ExecutionDetails ended) {
        return switch (ended.state()) {
            case SUCCEEDED -> ExitCode.OK;
            case FAILED -> ExitCode.EXECUTION_FAILED;
            case CANCELLED -> ExitCode.EXECUTION_CANCELLED;
            case TIMED_OUT -> ExitCode.EXECUTION_TIMED_OUT;
            case QUEUED, RUNNING, PAUSED ->
                throw new CommandFailure(ExitCode.UNEXPECTED, "Expected the end, but " + ended.id() + " goes on");
        };
    }
}
