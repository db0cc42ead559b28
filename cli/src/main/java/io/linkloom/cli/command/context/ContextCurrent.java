package io.linkloom.cli.command.context;

import io.linkloom.cli.context.Setting;
import io.linkloom.cli.context.Settings;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** `loom context current`: which server a command would talk to, and who has said so. */
@Command
public final class ContextCurrent implements Action {
    private final Session session;
    private final Texts texts;

    public ContextCurrent(Session session) {
        this.session = session;
        this.texts = session.texts(ContextCurrent.class);
    }

    /** What `-o json` prints; the context is null where the server is named by itself. */
    record Current(
            @Nullable String context,
            String server,
            String source,
            @Nullable String namespace) {}

    @Override
    public ExitCode run() {
        Settings settings = session.settings();
        String name = settings.context().orElse(null);
        if (name != null) settings.requireContext(name);
        String source =
                settings.find(Setting.SERVER).map(Settings.Found::source).orElse(texts.text("current.default"));
        Current current =
                new Current(name, session.server(), source, session.namespace().orElse(null));
        session.output().one(current, this::name, () -> sheet(current));
        return ExitCode.OK;
    }

    private String name(Current current) {
        String name = current.context();
        if (name == null) throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("current.none"));
        return name;
    }

    private Sheet sheet(Current current) {
        return new Sheet()
                .fact(texts.text("current.context"), current.context())
                .fact(texts.text("current.server"), current.server() + "  (" + current.source() + ")")
                .fact(texts.text("current.namespace"), current.namespace());
    }
}
