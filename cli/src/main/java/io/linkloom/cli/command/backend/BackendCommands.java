package io.linkloom.cli.command.backend;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom backend`. */
public final class BackendCommands {
    private BackendCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("backend", BackendCommands.class)
                .add("list", BackendList::new)
                .add("describe", BackendDescribe::new)
                .add("add", BackendAdd::new)
                .add("rotate-secret", BackendRotateSecret::new)
                .add("delete", BackendDelete::new)
                .add("test", BackendTest::new)
                .list();
    }
}
