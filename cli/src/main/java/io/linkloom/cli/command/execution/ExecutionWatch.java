package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.live.LiveExecution;
import io.linkloom.cli.live.LiveExecution.Place;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom execution watch ID`. */
@Command
public final class ExecutionWatch implements Action {
    @Parameters(paramLabel = "ID")
    private String id = "";

    private final Session session;
    private final Texts texts;

    public ExecutionWatch(Session session) {
        this.session = session;
        this.texts = session.texts(ExecutionWatch.class);
    }

    @Override
    public ExitCode run() {
        String execution = session.references().execution(id);
        ExecutionDetails left = new LiveExecution(session, Place.DATA).follow(execution, session.timeout());
        if (session.output().format() == OutputFormat.NAME) session.terminal().data(left.id());
        ExitCode exit = LiveExecution.exit(left);
        if (exit == ExitCode.WAIT_TIMEOUT)
            throw new CommandFailure(ExitCode.WAIT_TIMEOUT, texts.text("watch.goes-on", execution));
        return exit;
    }
}
