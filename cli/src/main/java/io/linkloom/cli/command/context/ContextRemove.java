package io.linkloom.cli.command.context;

import io.linkloom.cli.context.Contexts;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom context remove NAME`. */
@Command
public final class ContextRemove implements Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    private final Session session;
    private final Texts texts;

    public ContextRemove(Session session) {
        this.session = session;
        this.texts = session.texts(ContextRemove.class);
    }

    @Override
    public ExitCode run() {
        Contexts contexts = new Contexts(session.settings(), session.locale());
        Contexts.Context context = contexts.get(name);
        session.confirmation().ask(texts.text("remove.sure", name, context.server()));
        contexts.remove(name);
        session.output().done(context, Contexts.Context::name, texts.text("removed", name));
        return ExitCode.OK;
    }
}
