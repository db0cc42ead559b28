package io.linkloom.cli.command.config;

import io.linkloom.cli.context.Contexts;
import io.linkloom.cli.context.Setting;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom config set KEY VALUE`: for all commands of this person. */
@Command
public final class ConfigSet implements Action {
    @Parameters(index = "0", paramLabel = "KEY")
    private String key = "";

    @Parameters(index = "1", paramLabel = "VALUE")
    private String value = "";

    private final Session session;
    private final Texts texts;

    public ConfigSet(Session session) {
        this.session = session;
        this.texts = session.texts(ConfigSet.class);
    }

    @Override
    public ExitCode run() {
        Setting setting = Keys.setting(key, texts);
        session.requireMeaning(setting, value);
        new Contexts(session.settings(), session.locale()).set(setting, value);
        String file = session.settings().places().config().toString();
        session.output().done(new ConfigValue(key, value, file), ConfigValue::key, texts.text("set.done", key, value));
        return ExitCode.OK;
    }
}
