package io.linkloom.cli.command.context;

import io.linkloom.cli.context.Contexts;
import io.linkloom.cli.context.Setting;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom context add NAME --server URL [--namespace NAME]`. The first one is used at once. */
@Command
public final class ContextAdd implements Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    private final Session session;
    private final Texts texts;

    public ContextAdd(Session session) {
        this.session = session;
        this.texts = session.texts(ContextAdd.class);
    }

    @Override
    public ExitCode run() {
        String server = session.settings()
                .option(Setting.SERVER)
                .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, texts.text("add.no-server")));
        session.connect(server);
        Contexts contexts = new Contexts(session.settings(), session.locale());
        boolean first = contexts.all().isEmpty();
        Contexts.Context added = contexts.add(
                name, server, session.settings().option(Setting.NAMESPACE).orElse(null));
        if (first) contexts.use(name);
        session.output()
                .done(added, Contexts.Context::name, texts.text(first ? "add.first" : "add.done", name, server));
        session.output().hint(texts.text("add.next", name));
        return ExitCode.OK;
    }
}
