package io.linkloom.cli.command.config;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom config`. */
public final class ConfigCommands {
    private ConfigCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("config", ConfigCommands.class)
                .add("list", ConfigList::new)
                .add("get", ConfigGet::new)
                .add("set", ConfigSet::new)
                .add("path", ConfigPath::new)
                .list();
    }
}
