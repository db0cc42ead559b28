package io.linkloom.cli.command;

import io.linkloom.cli.completion.Shell;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.CommandTree;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom completion SHELL`: a script that makes a shell complete `loom`. */
@Command
public final class Completion implements Action {
    @Parameters(paramLabel = "SHELL")
    private Shell shell = Shell.BASH;

    private final Session session;
    private final Supplier<List<Branch>> branches;

    public Completion(Session session, Supplier<List<Branch>> branches) {
        this.session = session;
        this.branches = branches;
    }

    @Override
    public ExitCode run() {
        session.output().text(shell.script(session, CommandTree.of(session, branches.get())));
        return ExitCode.OK;
    }
}
