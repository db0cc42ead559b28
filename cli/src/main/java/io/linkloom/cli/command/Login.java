package io.linkloom.cli.command;

import io.linkloom.api.Meta;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom login`: keeps a token for the chosen server, once that server has taken it. */
@Command
public final class Login implements Action {
    @Option(names = "--token-stdin")
    private boolean fromStdin;

    private final Session session;
    private final Texts texts;

    public Login(Session session) {
        this.session = session;
        this.texts = session.texts(Login.class);
    }

    /** What `-o json` prints. */
    record LoggedIn(String server, List<String> permissions) {}

    @Override
    public ExitCode run() {
        String server = session.server();
        String token = token();
        Meta meta = session.connect(server, token).meta();
        session.tokens().keep(server, token);
        session.output()
                .done(
                        new LoggedIn(server, meta.permissions()),
                        LoggedIn::server,
                        texts.text("login.done", server, String.join(", ", meta.permissions())));
        session.output().message(texts.text("login.kept", session.tokens().file()));
        return ExitCode.OK;
    }

    /** Never a word of the command line: others can read those. */
    private String token() {
        if (!fromStdin && !session.confirmation().asks())
            throw new CommandFailure(ExitCode.USAGE, texts.text("login.how"), texts.text("login.how.hint"));
        if (!fromStdin) session.terminal().prompt(texts.text("login.ask", session.server()));
        @Nullable
        String token =
                fromStdin ? session.terminal().readLine() : session.terminal().readSecret();
        if (token == null || token.isBlank()) throw new CommandFailure(ExitCode.USAGE, texts.text("login.empty"));
        return token.strip();
    }
}
