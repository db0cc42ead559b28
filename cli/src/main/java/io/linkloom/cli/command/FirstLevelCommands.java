package io.linkloom.cli.command;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom` that need no other one. */
public final class FirstLevelCommands {
    private FirstLevelCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("", FirstLevelCommands.class)
                .add("login", Login::new)
                .add("logout", Logout::new)
                .add("whoami", Whoami::new)
                .list();
    }
}
