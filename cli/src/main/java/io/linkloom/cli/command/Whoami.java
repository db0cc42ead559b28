package io.linkloom.cli.command;

import io.linkloom.api.Meta;
import io.linkloom.cli.context.Settings;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** `loom whoami`: what the chosen server lets this person do, and by which token. */
@Command
public final class Whoami implements Action {
    private final Session session;
    private final Texts texts;

    public Whoami(Session session) {
        this.session = session;
        this.texts = session.texts(Whoami.class);
    }

    /** What `-o json` prints; the source is null without a token. */
    record Me(
            String server,
            String version,
            List<String> permissions,
            @Nullable String token) {}

    @Override
    public ExitCode run() {
        String server = session.server();
        String source =
                session.tokens().forServer(server).map(Settings.Found::source).orElse(null);
        Meta meta = session.client().meta();
        Me me = new Me(server, meta.version(), meta.permissions(), source);
        session.output().one(me, each -> String.join(",", each.permissions()), () -> sheet(me));
        return ExitCode.OK;
    }

    private Sheet sheet(Me me) {
        String token = me.token();
        return new Sheet()
                .fact(texts.text("whoami.server"), me.server())
                .fact(texts.text("whoami.version"), me.version())
                .fact(texts.text("whoami.may"), String.join(", ", me.permissions()))
                .fact(texts.text("whoami.token"), token == null ? texts.text("whoami.no-token") : token);
    }
}
