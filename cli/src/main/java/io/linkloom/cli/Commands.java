package io.linkloom.cli;

import io.linkloom.cli.command.FirstLevelCommands;
import io.linkloom.cli.command.backend.BackendCommands;
import io.linkloom.cli.command.config.ConfigCommands;
import io.linkloom.cli.command.context.ContextCommands;
import io.linkloom.cli.command.deadletter.DeadLetterCommands;
import io.linkloom.cli.command.event.EventCommands;
import io.linkloom.cli.command.execution.ExecutionCommands;
import io.linkloom.cli.command.execution.ExecutionLogs;
import io.linkloom.cli.command.schedule.ScheduleCommands;
import io.linkloom.cli.command.schema.SchemaCommands;
import io.linkloom.cli.command.secret.SecretCommands;
import io.linkloom.cli.command.server.ServerCommands;
import io.linkloom.cli.command.simulate.SimulateCommands;
import io.linkloom.cli.command.test.TestCommands;
import io.linkloom.cli.command.token.TokenCommands;
import io.linkloom.cli.command.watch.Watch;
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
        all.add(new Noun("schedule", List.of("sched"), ScheduleCommands.class, ScheduleCommands::verbs));
        all.add(new Noun("dead-letter", List.of("dlq"), DeadLetterCommands.class, DeadLetterCommands::verbs));
        all.add(new Noun("backend", List.of("be"), BackendCommands.class, BackendCommands::verbs));
        all.add(new Noun("event", List.of(), EventCommands.class, EventCommands::verbs));
        all.add(new Noun("secret", List.of(), SecretCommands.class, SecretCommands::verbs));
        all.add(new Verb("run", List.of(), "workflow.trigger", WorkflowCommands.class, WorkflowTrigger::new));
        all.add(new Verb("logs", List.of(), "execution.logs", ExecutionCommands.class, ExecutionLogs::new));
        all.add(SimulateCommands.verb());
        all.add(TestCommands.verb());
        all.add(new Noun("context", List.of(), ContextCommands.class, ContextCommands::verbs));
        all.add(new Noun("config", List.of(), ConfigCommands.class, ConfigCommands::verbs));
        all.add(new Verb("watch", List.of(), "watch", Watch.class, Watch::new));
        all.add(new Noun("server", List.of(), ServerCommands.class, ServerCommands::verbs));
        all.add(new Noun("token", List.of(), TokenCommands.class, TokenCommands::verbs));
        all.add(new Noun("schema", List.of(), SchemaCommands.class, SchemaCommands::verbs));
        all.addAll(FirstLevelCommands.verbs(Commands::all));
        return all;
    }
}
