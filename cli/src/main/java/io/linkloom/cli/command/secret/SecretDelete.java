package io.linkloom.cli.command.secret;

import io.linkloom.api.SecretSummary;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.Map;
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
        session.output().done(Map.of("name", full, "result", "deleted"), each -> full, texts.text("delete.done", full));
        return ExitCode.OK;
    }
}
