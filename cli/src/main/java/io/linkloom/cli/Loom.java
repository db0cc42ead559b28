package io.linkloom.cli;

import io.linkloom.cli.command.execution.ExecutionCommand;
import io.linkloom.cli.command.execution.ExecutionDescribe;
import io.linkloom.cli.command.execution.ExecutionList;
import io.linkloom.cli.command.workflow.WorkflowCommand;
import io.linkloom.cli.command.workflow.WorkflowCreate;
import io.linkloom.cli.command.workflow.WorkflowList;
import io.linkloom.cli.command.workflow.WorkflowTrigger;
import io.linkloom.cli.command.workflow.WorkflowValidate;
import io.linkloom.cli.exit.FailureHandler;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.terminal.Terminal;
import java.time.ZoneId;
import java.util.Locale;
import picocli.CommandLine;

/** `loom`, the command line of Link Loom. */
public final class Loom {
    private Loom() {}

    public static void main(String[] words) {
        Session session =
                new Session(Terminal.ofProcess(), System.getenv(), ZoneId.systemDefault(), Locale.getDefault());
        System.exit(commandLine(session).execute(words));
    }

    /** All commands, ready to be executed once. */
    static CommandLine commandLine(Session session) {
        CommandLine workflow = new CommandLine(new WorkflowCommand())
                .addSubcommand(new WorkflowCreate(session))
                .addSubcommand(new WorkflowList(session))
                .addSubcommand(new WorkflowTrigger(session))
                .addSubcommand(new WorkflowValidate(session));
        CommandLine execution = new CommandLine(new ExecutionCommand())
                .addSubcommand(new ExecutionDescribe(session))
                .addSubcommand(new ExecutionList(session));
        return new CommandLine(session)
                .addSubcommand(workflow)
                .addSubcommand(execution)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(session.terminal().out())
                .setErr(session.terminal().err())
                .setExecutionExceptionHandler(new FailureHandler(session.terminal()));
    }
}
