package io.linkloom.cli.command.context;

import io.linkloom.cli.context.Contexts;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom context use NAME`. */
@Command
public final class ContextUse implements Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    private final Session session;
    private final Texts texts;

    public ContextUse(Session session) {
        this.session = session;
        this.texts = session.texts(ContextUse.class);
    }

    @Override
    public ExitCode run() {
        Contexts contexts = new Contexts(session.settings(), session.locale());
        contexts.use(name);
        Contexts.Context used = contexts.get(name);
        session.output().done(used, Contexts.Context::name, texts.text("used", name, used.server()));
        return ExitCode.OK;
    }
}
