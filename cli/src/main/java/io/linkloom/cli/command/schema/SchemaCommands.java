package io.linkloom.cli.command.schema;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom schema`. */
public final class SchemaCommands {
    private SchemaCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("schema", SchemaCommands.class)
                .add("workflow", SchemaWorkflow::new)
                .list();
    }
}
