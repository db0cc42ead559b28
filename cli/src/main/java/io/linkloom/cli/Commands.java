package io.linkloom.cli;

import io.linkloom.cli.command.FirstLevelCommands;
import io.linkloom.cli.command.config.ConfigCommands;
import io.linkloom.cli.command.context.ContextCommands;
import io.linkloom.cli.command.execution.ExecutionCommands;
import io.linkloom.cli.command.workflow.WorkflowCommands;
import io.linkloom.cli.command.workflow.WorkflowTrigger;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.Branch.Noun;
import io.linkloom.cli.tree.Branch.Verb;
import java.util.ArrayList;
import java.util.List;

/** The words behind `loom`, in the order in which help shows them. */
final class Commands {
    private Commands() {}

    static List<Branch> all() {
        List<Branch> all = new ArrayList<>();
        all.add(new Noun("workflow", List.of("wf"), WorkflowCommands.class, WorkflowCommands::verbs));
        all.add(new Noun("execution", List.of("exec"), ExecutionCommands.class, ExecutionCommands::verbs));
        all.add(new Verb("run", List.of(), "workflow.trigger", WorkflowCommands.class, WorkflowTrigger::new));
        all.add(new Noun("context", List.of(), ContextCommands.class, ContextCommands::verbs));
        all.add(new Noun("config", List.of(), ConfigCommands.class, ConfigCommands::verbs));
        all.addAll(FirstLevelCommands.verbs());
        return all;
    }
}
