package io.linkloom.cli.command.context;

import io.linkloom.cli.context.Contexts;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;

/** `loom context list`. */
@Command
public final class ContextList implements Action {
    private final Session session;
    private final Texts texts;

    public ContextList(Session session) {
        this.session = session;
        this.texts = session.texts(ContextList.class);
    }

    @Override
    public ExitCode run() {
        Columns<Contexts.Context> columns = Columns.of(ContextList.class, Contexts.Context.class)
                .id("name", Contexts.Context::name)
                .column("current", each -> each.current() ? "*" : "")
                .column("server", Contexts.Context::server)
                .column("namespace", Contexts.Context::namespace)
                .column("token", each -> session.tokens().isKept(each.server()) ? texts.text("token.kept") : "");
        session.output().list(new Contexts(session.settings(), session.locale()).all(), columns, texts.text("none"));
        return ExitCode.OK;
    }
}
