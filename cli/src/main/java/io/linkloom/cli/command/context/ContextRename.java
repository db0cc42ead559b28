package io.linkloom.cli.command.context;

import io.linkloom.cli.context.Contexts;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom context rename NAME OTHER`. */
@Command
public final class ContextRename implements Action {
    @Parameters(index = "0", paramLabel = "NAME")
    private String name = "";

    @Parameters(index = "1", paramLabel = "OTHER")
    private String other = "";

    /** What `-o json` prints. */
    record Renamed(String from, String to) {}

    private final Session session;
    private final Texts texts;

    public ContextRename(Session session) {
        this.session = session;
        this.texts = session.texts(ContextRename.class);
    }

    @Override
    public ExitCode run() {
        Contexts contexts = new Contexts(session.settings(), session.locale());
        contexts.rename(name, other);
        session.output().done(new Renamed(name, other), Renamed::to, texts.text("renamed", name, other));
        return ExitCode.OK;
    }
}
