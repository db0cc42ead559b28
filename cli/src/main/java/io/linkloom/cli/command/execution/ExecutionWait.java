package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.terminal.Interrupts;
import java.time.Duration;
import picocli.CommandLine.Command;

/** `loom execution wait EXECUTION`: until it has ended, or for `--timeout`; the exit code tells how it ended. */
@Command
public final class ExecutionWait extends OnExecution {
    private static final Duration LONGEST = Duration.ofDays(365);

    public ExecutionWait(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        ExecutionDetails ended = await(id());
        session.output().ended(ended, ExecutionDetails::id, ended.state(), Errors.line(ended.error()));
        return ExitCode.ofEnd(ended.state());
    }

    /** Ctrl-C ends the waiting, not what is waited for. */
    private ExecutionDetails await(String id) {
        Runnable lastWords = () -> session.terminal().message(texts.text("wait.left", id));
        try (Interrupts.Guard guard = session.surroundings().interrupts().on(lastWords)) {
            return session.client().await(id, session.timeout().orElse(LONGEST));
        }
    }
}
