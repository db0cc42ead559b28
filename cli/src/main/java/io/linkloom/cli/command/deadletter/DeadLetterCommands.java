package io.linkloom.cli.command.deadletter;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom dead-letter`. */
public final class DeadLetterCommands {
    private DeadLetterCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("dead-letter", DeadLetterCommands.class)
                .add("list", DeadLetterList::new)
                .add("requeue", DeadLetterRequeue::new, "replay")
                .add("discard", DeadLetterDiscard::new)
                .list();
    }
}
