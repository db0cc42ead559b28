package io.linkloom.server.runner.shell;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.AttemptFailure;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.TaskRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Runs commands by `sh -c`, and programs without a shell. Whatever processes an attempt has begun end with it.
 *
 * <p>The task sees `LOOM_EXECUTION`, `LOOM_WORKFLOW`, `LOOM_TASK`, `LOOM_ATTEMPT`, `LOOM_INDEX` (in a fan-out), `LOOM_PARAMS` (its
 * params as JSON), `LOOM_INPUT` (a file with the task envelope) and `LOOM_OUTPUT` (the file to write its output to).
 */
public final class ShellRunner implements TaskRunner {
    private static final long LAST_WORDS_MILLIS = 2_000;

    private final ShellSettings settings;

    public ShellRunner(ShellSettings settings) {
        this.settings = settings;
    }

    /** Whether the server's system has an `sh`; without one, only tasks with `args` can run. */
    public static boolean available() {
        return Programs.SH != null;
    }

    /**
     * Ends the processes and removes the directories that an earlier server left behind when it died. To be called before the first
     * attempt.
     */
    public void clearLeftovers() throws IOException {
        Path directory = settings.directory().toAbsolutePath();
        if (LinuxProcesses.AVAILABLE) {
            String mark = "LOOM_OUTPUT=" + directory.resolve(Workspace.PREFIX);
            LinuxProcesses.find(-1, -1, mark).forEach(ProcessHandle::destroyForcibly);
        }
        if (!Files.isDirectory(directory)) return;
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(Workspace.PREFIX))
                    .forEach(Workspace::remove);
        }
    }

    @Override
    public Outcome run(AttemptContext attempt) {
        if (attempt.cancel().isCancelled()) return attempt.logged(Outcome.cancelled());
        if (!(attempt.definition().work() instanceof TaskWork.Shell shell)) {
            return Outcome.permanent(FailureCode.INTERNAL, "Not a shell task");
        }
        try {
            List<String> command = command(attempt, shell);
            Map<String, String> environment = TaskEnvironment.own(attempt, shell);
            Json envelope = attempt.envelope().build();
            try (Workspace workspace = Workspace.create(settings.directory(), envelope)) {
                Process process = start(attempt, command, environment, workspace, envelope);
                return attempt.logged(attend(attempt, process, workspace));
            }
        } catch (ExpressionException e) {
            return attempt.logged(AttemptFailure.of(e).outcome());
        } catch (AttemptFailure e) {
            return attempt.logged(e.outcome());
        } catch (IOException | RuntimeException e) {
            return attempt.logged(
                    Outcome.retryable(FailureCode.START_FAILED, "The process could not be started: " + e.getMessage()));
        }
    }

    private static List<String> command(AttemptContext attempt, TaskWork.Shell shell)
            throws AttemptFailure, ExpressionException {
        List<String> command = new ArrayList<>();
        if (Programs.SETSID != null) command.addAll(List.of(Programs.SETSID, "--"));
        if (shell.args() != null) {
            for (Template argument : shell.args()) command.add(argument.renderText(attempt.scope()));
        } else if (Programs.SH == null) {
            throw AttemptFailure.permanent(FailureCode.NO_SHELL, "The server's system has no sh");
        } else {
            command.addAll(List.of(Programs.SH, "-c", String.valueOf(shell.command())));
        }
        return command;
    }

    private static Process start(
            AttemptContext attempt, List<String> command, Map<String, String> own, Workspace workspace, Json envelope)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workspace.work().toFile());
        builder.redirectInput(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"));
        Object params = envelope.value() instanceof Map<?, ?> map ? map.get("params") : null;
        TaskEnvironment.apply(builder.environment(), own, attempt, workspace, Json.of(params));
        return builder.start();
    }

    private Outcome attend(AttemptContext attempt, Process process, Workspace workspace) {
        String mark = TaskEnvironment.MARK + "=" + workspace.root().getFileName();
        ProcessTree tree = new ProcessTree(process, Programs.SETSID != null, mark);
        OutputLog output = new OutputLog(attempt.log(), process, attempt.idempotencyKey());
        Outcome outcome = await(attempt, process);
        boolean interrupted = Thread.interrupted();
        try {
            // Also after success: what a task leaves running has no owner any more.
            tree.end(settings.grace());
            output.close(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (!(outcome instanceof Outcome.Succeeded)) return outcome;
        return process.exitValue() == 0
                ? workspace.readOutput()
                : exit(attempt, process.exitValue(), output.lastErrors());
    }

    /** Succeeded here only means that the process ended by itself. */
    private Outcome await(AttemptContext attempt, Process process) {
        Duration timeout = attempt.timeoutOr(settings.defaultTimeout());
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        process.onExit().thenRun(() -> end.complete(new Outcome.Succeeded(Json.NULL)));
        attempt.cancel().onCancel(() -> end.complete(Outcome.cancelled()));
        try {
            return end.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Outcome.timedOut(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.interrupted();
        } catch (ExecutionException e) {
            return Outcome.retryable(FailureCode.INTERNAL, "The process could not be watched");
        }
    }

    private static Outcome exit(AttemptContext attempt, int code, List<String> lastErrors) {
        String last = attempt.log().shown(String.join("\n", lastErrors));
        String excerpt = last.length() > 500 ? "…" + last.substring(last.length() - 500) : last;
        String message = "The process ended with exit code " + code + (excerpt.isBlank() ? "" : ": " + excerpt);
        return Outcome.retryable(FailureCode.exit(code), message);
    }
}
