package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowRegistration;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom workflow create FILE`. */
@Command(name = "create", description = "Register a workflow, or a new version of it.")
public final class WorkflowCreate implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "YAML or JSON document of the workflow.")
    private Path file = Path.of("");

    private final Session session;

    public WorkflowCreate(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        WorkflowRegistration done =
                session.client().registerWorkflow(new String(Document.read(file), StandardCharsets.UTF_8));
        done.warnings().forEach(warning -> session.terminal().message("warning: " + warning.message()));
        session.print(done, () -> done.result() + " " + done.id() + " (version " + done.version() + ")");
        return ExitCode.OK.number();
    }
}
