package io.linkloom.cli.command.token;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom token`. */
public final class TokenCommands {
    private TokenCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("token", TokenCommands.class)
                .add("create", TokenCreate::new)
                .list();
    }
}
