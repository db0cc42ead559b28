package io.linkloom.cli.command.secret;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom secret`. */
public final class SecretCommands {
    private SecretCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("secret", SecretCommands.class)
                .add("list", SecretList::new)
                .add("set", SecretSet::new)
                .add("delete", SecretDelete::new)
                .list();
    }
}
