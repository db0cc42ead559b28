package io.linkloom.cli.command.workflow;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom workflow`. */
public final class WorkflowCommands {
    private WorkflowCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("workflow", WorkflowCommands.class)
                .add("list", WorkflowList::new)
                .add("create", WorkflowCreate::new)
                .add("validate", WorkflowValidate::new)
                .add("trigger", WorkflowTrigger::new)
                .list();
    }
}
