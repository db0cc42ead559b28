package io.linkloom.cli.command.config;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom config get KEY`: the value that counts, whoever has set it. */
@Command
public final class ConfigGet implements Action {
    @Parameters(paramLabel = "KEY")
    private String key = "";

    private final Session session;
    private final Texts texts;

    public ConfigGet(Session session) {
        this.session = session;
        this.texts = session.texts(ConfigGet.class);
    }

    @Override
    public ExitCode run() {
        ConfigValue found = ConfigValue.of(Keys.setting(key, texts), session.settings());
        String value = found.value();
        if (value == null) throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("get.none", key));
        session.output().one(found, each -> value, () -> new Sheet().text(value));
        return ExitCode.OK;
    }
}
