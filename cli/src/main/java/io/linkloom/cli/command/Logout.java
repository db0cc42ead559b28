package io.linkloom.cli.command;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;

/** `loom logout`: forgets the token of the chosen server. */
@Command
public final class Logout implements Action {
    private final Session session;
    private final Texts texts;

    public Logout(Session session) {
        this.session = session;
        this.texts = session.texts(Logout.class);
    }

    /** What `-o json` prints. */
    record LoggedOut(String server) {}

    @Override
    public ExitCode run() {
        String server = session.server();
        if (!session.tokens().forget(server))
            throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("logout.none", server));
        session.output().done(new LoggedOut(server), LoggedOut::server, texts.text("logout.done", server));
        return ExitCode.OK;
    }
}
