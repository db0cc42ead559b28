package io.linkloom.cli.command.server;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom server`. */
public final class ServerCommands {
    private ServerCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("server", ServerCommands.class)
                .add("start", ServerStart::new)
                .add("stop", ServerStop::new)
                .add("status", ServerStatus::new)
                .add("open", ServerOpen::new)
                .add("backup", ServerBackup::new)
                .list();
    }
}
