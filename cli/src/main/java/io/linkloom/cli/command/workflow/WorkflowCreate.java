package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowRegistration;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom workflow create FILE`. */
@Command
public final class WorkflowCreate implements Action {
    @Parameters(paramLabel = "FILE")
    private String file = "";

    private final Session session;
    private final Texts texts;

    public WorkflowCreate(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowCreate.class);
    }

    @Override
    public ExitCode run() {
        WorkflowRegistration done = session.client().registerWorkflow(new Documents(session).text(file));
        done.warnings().forEach(warning -> session.output().message(texts.text("warning", warning.message())));
        String sentence = texts.text("create." + done.result(), done.id(), done.version());
        session.output().done(done, WorkflowRegistration::id, sentence);
        session.output().hint(texts.text("create.next", done.id()));
        return ExitCode.OK;
    }
}
