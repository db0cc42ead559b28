package io.linkloom.server.runner.shell;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.TaskRunner;
import io.linkloom.server.runner.TaskRunnerContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by real processes. */
class ShellRunnerTest extends TaskRunnerContract {
    @TempDir
    Path directory;

    private ShellRunner runner;
    private Path begun;

    @BeforeEach
    void open() {
        runner = new ShellRunner(ShellSettings.in(directory.resolve("shell")));
        begun = directory.resolve("begun");
    }

    @Override
    protected TaskRunner runner() {
        return runner;
    }

    @Override
    protected TaskWork succeeding() {
        return Scripts.sh("echo '{\"rows\": 42}' > \"$LOOM_OUTPUT\"");
    }

    @Override
    protected TaskWork givingNothing() {
        return Scripts.sh("true");
    }

    @Override
    protected TaskWork failing() {
        return Scripts.sh("echo 'no disk' >&2; exit 3");
    }

    @Override
    protected TaskWork givingTooMuch() {
        return Scripts.sh("head -c 1048577 /dev/zero | tr '\\0' x > \"$LOOM_OUTPUT\"");
    }

    @Override
    protected TaskWork givingTheMost() {
        return Scripts.sh("{ printf '\"'; head -c 1048574 /dev/zero | tr '\\0' x; printf '\"'; } > \"$LOOM_OUTPUT\"");
    }

    @Override
    protected TaskWork hanging() {
        return Scripts.sh("touch \"$BEGUN\"; sleep 600", "BEGUN", begun.toString());
    }

    @Override
    protected Attempts withBrokenExpression() {
        return Attempts.of(new TaskWork.Shell(null, List.of(BROKEN), Map.of()));
    }

    @Override
    protected boolean hasBegun() {
        return Files.exists(begun);
    }
}
