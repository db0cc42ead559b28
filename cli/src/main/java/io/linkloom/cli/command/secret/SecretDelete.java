package io.linkloom.cli.command.secret;

import io.linkloom.api.SecretSummary;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.value.Deleted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom secret delete NAME`. */
@Command
public final class SecretDelete implements Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    private final Session session;
    private final Texts texts;

    public SecretDelete(Session session) {
        this.session = session;
        this.texts = session.texts(SecretDelete.class);
    }

    @Override
    public ExitCode run() {
        String full = session.references().workflow(name);
        SecretSummary secret = session.client().secrets().get(full);
        session.confirmation().askForName(texts.text("delete.ask", full), secret.name());
        session.client().secrets().delete(full);
        session.output().done(new Deleted(full), Deleted::name, texts.text("delete.done", full));
        return ExitCode.OK;
    }
}
