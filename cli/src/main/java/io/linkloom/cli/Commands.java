package io.linkloom.cli;

import io.linkloom.cli.command.backend.BackendCommands;
import io.linkloom.cli.command.deadletter.DeadLetterCommands;
import io.linkloom.cli.command.event.EventCommands;
import io.linkloom.cli.command.execution.ExecutionCommands;
import io.linkloom.cli.command.execution.ExecutionLogs;
import io.linkloom.cli.command.secret.SecretCommands;
import io.linkloom.cli.command.simulate.SimulateCommands;
import io.linkloom.cli.command.test.TestCommands;
import io.linkloom.cli.command.workflow.WorkflowCommands;
import io.linkloom.cli.command.workflow.WorkflowTrigger;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.Branch.Noun;
import io.linkloom.cli.tree.Branch.Verb;
import java.util.List;

/** The words behind `loom`, in the order in which help shows them. */
final class Commands {
    private Commands() {}

    static List<Branch> all() {
        return List.of(
                new Noun("workflow", List.of("wf"), WorkflowCommands.class, WorkflowCommands::verbs),
                new Noun("execution", List.of("exec"), ExecutionCommands.class, ExecutionCommands::verbs),
                new Noun("dead-letter", List.of("dlq"), DeadLetterCommands.class, DeadLetterCommands::verbs),
                new Noun("backend", List.of("be"), BackendCommands.class, BackendCommands::verbs),
                new Noun("event", List.of(), EventCommands.class, EventCommands::verbs),
                new Noun("secret", List.of(), SecretCommands.class, SecretCommands::verbs),
                SimulateCommands.verb(),
                TestCommands.verb(),
                new Verb("logs", List.of(), "execution.logs", ExecutionCommands.class, ExecutionLogs::new),
                new Verb("run", List.of(), "workflow.trigger", WorkflowCommands.class, WorkflowTrigger::new));
    }
}
