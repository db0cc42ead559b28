package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowRegistration;
import io.linkloom.api.WorkflowVersion;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom workflow rollback ID --to-revision N`: registers what a version was as the next version. */
@Command
public final class WorkflowRollback extends OnWorkflow {
    @Option(names = "--to-revision", paramLabel = "N", required = true)
    private int revision;

    public WorkflowRollback(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        String source = workflows().source(id, revision);
        int current = workflows().versions(id).stream()
                .mapToInt(WorkflowVersion::version)
                .max()
                .orElse(0);
        session.confirmation().ask(texts.text("rollback.ask", name(), current + 1, revision));
        WorkflowRegistration done = workflows().put(id, source);
        String key = done.result().equals(WorkflowRegistration.UNCHANGED) ? "rollback.unchanged" : "rollback.done";
        session.output().done(done, each -> name(), texts.text(key, name(), done.version(), revision));
        return ExitCode.OK;
    }
}
