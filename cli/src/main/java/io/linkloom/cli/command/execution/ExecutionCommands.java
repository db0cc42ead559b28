package io.linkloom.cli.command.execution;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom execution`. */
public final class ExecutionCommands {
    private ExecutionCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("execution", ExecutionCommands.class)
                .add("list", ExecutionList::new)
                .add("describe", ExecutionDescribe::new)
                .list();
    }
}
