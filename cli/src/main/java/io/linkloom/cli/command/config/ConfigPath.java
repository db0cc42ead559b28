package io.linkloom.cli.command.config;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** `loom config path`: where settings are looked for. */
@Command
public final class ConfigPath implements Action {
    private final Session session;
    private final Texts texts;

    public ConfigPath(Session session) {
        this.session = session;
        this.texts = session.texts(ConfigPath.class);
    }

    /** What `-o json` prints. */
    record Paths(String config, String tokens, String project) {}

    @Override
    public ExitCode run() {
        Path config = session.settings().places().config();
        Path tokens = session.settings().places().tokens();
        Path project = session.settings().places().project();
        Paths paths = new Paths(config.toString(), tokens.toString(), project.toString());
        session.output()
                .one(
                        paths,
                        Paths::config,
                        () -> new Sheet()
                                .fact(texts.text("path.config"), told(config))
                                .fact(texts.text("path.tokens"), told(tokens))
                                .fact(texts.text("path.project"), told(project)));
        return ExitCode.OK;
    }

    private String told(Path file) {
        return Files.exists(file) ? file.toString() : texts.text("path.missing", file);
    }
}
