package io.linkloom.cli.command.backend;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.value.Deleted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom backend delete NAME`. */
@Command
public final class BackendDelete implements Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    private final Session session;
    private final Texts texts;

    public BackendDelete(Session session) {
        this.session = session;
        this.texts = session.texts(BackendDelete.class);
    }

    @Override
    public ExitCode run() {
        session.client().backends().get(name);
        session.confirmation().askForName(texts.text("delete.ask", name), name);
        session.client().backends().delete(name);
        session.output().done(new Deleted(name), Deleted::name, texts.text("delete.done", name));
        return ExitCode.OK;
    }
}
