package io.linkloom.cli.command.workflow;

import io.linkloom.cli.document.Checked;
import io.linkloom.cli.document.Sources;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow apply -f FILE`: makes the server have what the documents say; the same again changes nothing. */
@Command
public final class WorkflowApply implements Action {
    @Parameters(paramLabel = "FILE", arity = "0..*")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE")
    private List<String> named = new ArrayList<>();

    @Option(names = {"-R", "--recursive"})
    private boolean recursive;

    @Option(names = "--dry-run")
    private boolean dryRun;

    private final Session session;
    private final Texts texts;

    public WorkflowApply(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowApply.class);
    }

    @Override
    public ExitCode run() {
        List<String> all = Stream.concat(named.stream(), files.stream()).toList();
        if (all.isEmpty())
            throw new CommandFailure(ExitCode.USAGE, texts.text("file.missing"), texts.text("apply.missing.hint"));
        List<Checked> documents = Checked.all(new Sources(session).of(all, recursive), session);
        Registering registering = new Registering(session, documents);
        if (dryRun) registering.show(registering.foreseen());
        else registering.carryOut(registering.foreseen(), false);
        return ExitCode.OK;
    }
}
