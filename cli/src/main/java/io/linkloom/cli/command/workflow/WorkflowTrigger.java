package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskError;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.live.LiveExecution;
import io.linkloom.cli.live.LiveExecution.Place;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.TriggerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow trigger ID`, also `loom run ID`. */
@Command
public final class WorkflowTrigger implements Action {
    @Parameters(paramLabel = "ID")
    private String workflow = "";

    @Option(names = "-p", paramLabel = "NAME=VALUE")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(names = "--params", paramLabel = "FILE")
    private @Nullable String params;

    @Option(names = "--label", paramLabel = "KEY=VALUE")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--idempotency-key", paramLabel = "KEY")
    private @Nullable String key;

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--follow")
    private boolean follow;

    private final Session session;
    private final Texts texts;

    public WorkflowTrigger(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowTrigger.class);
    }

    @Override
    public ExitCode run() {
        ExecutionDetails execution = session.client().trigger(request());
        String started = texts.text("trigger.started", execution.id());
        if (!wait && !follow) {
            session.output().done(execution, ExecutionDetails::id, started);
            session.output().hint(texts.text("trigger.next", execution.id()));
            return ExitCode.OK;
        }
        session.output().message(started);
        return follow ? follow(execution.id()) : await(execution.id());
    }

    private TriggerRequest request() {
        Map<String, @Nullable Object> values = new StartInputs(session).of(params, inputs);
        TriggerRequest request =
                TriggerRequest.of(session.references().workflow(workflow)).inputs(values);
        if (key != null) request = request.idempotencyKey(key);
        for (Map.Entry<String, String> label : labels.entrySet())
            request = request.label(label.getKey(), label.getValue());
        return request;
    }

    private ExitCode await(String id) {
        ExecutionDetails ended = untilEnd(id, Place.MESSAGES);
        session.output().ended(ended, ExecutionDetails::id, ended.state(), cause(ended.error()));
        if (ended.error() != null) session.output().hint(texts.text("trigger.failed", id));
        return ExitCode.ofEnd(ended.state());
    }

    private ExecutionDetails untilEnd(String id, Place place) {
        ExecutionDetails left = new LiveExecution(session, place).follow(id, session.timeout());
        if (!left.state().isEnded())
            throw new CommandFailure(
                    ExitCode.WAIT_TIMEOUT,
                    texts.text("trigger.timeout", id, left.state()),
                    texts.text("trigger.timeout.hint", id));
        return left;
    }

    /** The log is the data then, and the end a message. */
    private ExitCode follow(String id) {
        ExecutionDetails ended;
        try (FollowedLog log = new FollowedLog(session, id)) {
            ended = untilEnd(id, Place.BESIDE_DATA);
            log.finish();
        }
        String cause = cause(ended.error());
        session.output()
                .message(session.output().aside().state(ended.state().name()) + (cause.isEmpty() ? "" : "  " + cause));
        return ExitCode.ofEnd(ended.state());
    }

    private static String cause(@Nullable TaskError error) {
        return error == null ? "" : error.task() + ": " + error.message();
    }
}
