package io.linkloom.cli.command.config;

import io.linkloom.cli.context.Setting;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import java.util.Arrays;
import picocli.CommandLine.Command;

/** `loom config list`. */
@Command
public final class ConfigList implements Action {
    private static final Columns<ConfigValue> COLUMNS = Columns.of(ConfigList.class, ConfigValue.class)
            .id("key", ConfigValue::key)
            .column("value", ConfigValue::value)
            .column("source", ConfigValue::source);

    private final Session session;

    public ConfigList(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        session.output()
                .list(
                        Arrays.stream(Setting.values())
                                .map(each -> ConfigValue.of(each, session.settings()))
                                .toList(),
                        COLUMNS,
                        "");
        return ExitCode.OK;
    }
}
