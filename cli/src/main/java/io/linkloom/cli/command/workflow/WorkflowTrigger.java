package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskError;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import io.linkloom.client.LinkLoomClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow trigger ID`. */
@Command(name = "trigger", description = "Start an execution and print its id.")
public final class WorkflowTrigger implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Workflow; NAMESPACE:ID outside of the default namespace.")
    private String workflow = "";

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description = "An input; JSON where the value reads as JSON, else text.")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(
            names = "--wait",
            description = "Wait for the end and tell it by the exit code:"
                    + " 0 succeeded, 10 failed, 11 cancelled, 12 timed out.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "With --wait: how long, such as 30s, 10m or 2h; default 24h. Exit code 8 when it is over.")
    private Duration timeout = Duration.ofHours(24);

    private final Session session;

    public WorkflowTrigger(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LinkLoomClient client = session.client();
        ExecutionDetails execution = client.trigger(workflow, values());
        if (!wait) {
            session.print(execution, execution::id);
            return ExitCode.OK.number();
        }
        session.terminal().message("started " + execution.id());
        ExecutionDetails ended = client.await(execution.id(), timeout);
        session.print(ended, ended::id);
        session.terminal().message(ending(ended));
        return exit(ended).number();
    }

    private Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        inputs.forEach((name, text) -> values.put(name, InputValue.of(text)));
        return values;
    }

    private static String ending(ExecutionDetails ended) {
        TaskError error = ended.error();
        return ended.state() + (error == null ? "" : ": " + error.task() + ": " + error.message());
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
