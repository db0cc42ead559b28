package io.linkloom.cli.command.context;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom context`. */
public final class ContextCommands {
    private ContextCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("context", ContextCommands.class)
                .add("list", ContextList::new)
                .add("add", ContextAdd::new)
                .add("use", ContextUse::new)
                .add("current", ContextCurrent::new)
                .add("test", ContextTest::new)
                .add("remove", ContextRemove::new)
                .add("rename", ContextRename::new)
                .list();
    }
}
