package io.linkloom.server.runner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.LogSink.Stream;
import io.linkloom.server.runner.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task's process sees, says and leaves. */
class ShellTaskTest {
    @TempDir
    Path directory;

    private ShellRunner runner;

    @BeforeEach
    void open() {
        runner = new ShellRunner(ShellSettings.in(directory));
    }

    private @Nullable Object output(TaskWork.Shell work) {
        Outcome outcome = Attempts.of(work).run(runner);
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        return ((Outcome.Succeeded) outcome).output().value();
    }

    private Outcome.Failed failed(TaskWork.Shell work) {
        return (Outcome.Failed) Attempts.of(work).run(runner);
    }

    @Test
    void seesNothingOfTheServersEnvironmentButAFewNames() {
        String names = String.valueOf(output(Scripts.sh("env | cut -d= -f1 | sort | tr '\\n' ' ' > \"$LOOM_OUTPUT\"", "DIR", "x")));

        assertThat(names.split(" "))
                .contains("PATH", "HOME", "TMPDIR", "DIR", "LOOM_EXECUTION", "LOOM_TASK", "LOOM_ATTEMPT", "LOOM_PARAMS")
                .allMatch(name -> name.matches("PATH|LANG|LANGUAGE|LC_.*|TZ|HOME|TMPDIR|DIR|LOOM_.*|PWD|OLDPWD|SHLVL|_"), "known");
    }

    @Test
    void knowsWhichAttemptItIs() {
        assertThat(output(Scripts.sh("echo \"$LOOM_EXECUTION $LOOM_TASK $LOOM_ATTEMPT $LOOM_PARAMS\" > \"$LOOM_OUTPUT\"")))
                .isEqualTo(Attempts.EXECUTION + " fetch_data 2 {\"mode\":\"full\"}");
        assertThat(output(Scripts.sh("cat \"$LOOM_INPUT\" > \"$LOOM_OUTPUT\""))).isEqualTo(Attempts.ENVELOPE.value());
    }

    @Test
    void worksInADirectoryOfItsOwnThatIsRemoved() throws IOException {
        Object work = output(Scripts.sh("mkdir -p a/b; echo x > a/b/c; chmod 500 a/b; pwd > \"$LOOM_OUTPUT\""));
        Object rights = output(Scripts.sh("ls -ld .. | cut -c1-10 > \"$LOOM_OUTPUT\"; [ \"$HOME\" = \"$(pwd)\" ]"));

        assertThat(String.valueOf(work)).startsWith(directory.toRealPath().toString());
        assertThat(rights).isEqualTo("drwx------");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void doesNotFollowLinksWhenItRemovesTheDirectory(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("precious"), "x");

        output(Scripts.sh("ln -s \"$OTHER\" link", "OTHER", other.toString()));

        assertThat(other.resolve("precious")).exists();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void neverTreatsValuesAsCode() {
        String evil = "$(touch pwned) `touch pwned`; touch pwned\n-rf '\" ";
        String script = "printf %s \"$VALUE\" > \"$LOOM_OUTPUT\"; [ ! -e pwned ]";

        assertThat(output(Scripts.sh(script, "VALUE", evil))).isEqualTo(evil);
        assertThat(output(Scripts.program("sh", "-c", "printf %s \"$1\" > \"$LOOM_OUTPUT\"", "sh", evil))).isEqualTo(evil);
    }

    @Test
    void takesJsonAsJsonAndAnythingElseAsText() {
        assertThat(output(Scripts.sh("echo '[1, 2]' > \"$LOOM_OUTPUT\""))).isEqualTo(List.of(1L, 2L));
        assertThat(output(Scripts.sh("echo hello > \"$LOOM_OUTPUT\""))).isEqualTo("hello");
        assertThat(output(Scripts.sh(": > \"$LOOM_OUTPUT\""))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkfifo \"$LOOM_OUTPUT\"", "mkdir \"$LOOM_OUTPUT\"", "ln -s /dev/zero \"$LOOM_OUTPUT\""})
    void readsNothingButAFile(String command) {
        assertThat(failed(Scripts.sh(command)).code()).isEqualTo(FailureCode.INVALID_OUTPUT);
    }

    @Test
    void givesExitCodesAndSignals() {
        assertThat(failed(Scripts.sh("exit 42")))
                .isEqualTo(new Outcome.Failed("EXIT_42", "The process ended with exit code 42", true, null));
        assertThat(failed(Scripts.sh("kill -KILL $$")).code()).isEqualTo("EXIT_137");
    }

    @Test
    void failsWhenThereIsNoSuchProgram() {
        assertThat(failed(Scripts.program("no-such-program", "-x")).message()).contains("no-such-program");
        assertThat(failed(Scripts.program("--no-such-option")).retryable()).isTrue();
    }

    @Test
    void writesBothStreamsLineByLine() {
        Attempts attempt = Attempts.of(Scripts.sh("echo one; echo two; echo three >&2; printf 'no \\377 break'"));

        attempt.run(runner);

        assertThat(attempt.log().of(Stream.STDOUT)).containsExactly("one", "two", "no \uFFFD break");
        assertThat(attempt.log().of(Stream.STDERR)).containsExactly("three");
    }

    @Test
    void readsNothingFromTheServersInput() {
        assertThat(output(Scripts.sh("cat > \"$LOOM_OUTPUT\""))).isNull();
    }

    @Test
    void cutsALogThatHasNoEnd() {
        Attempts attempt = Attempts.of(Scripts.sh("head -c 30000000 /dev/zero | tr '\\0' x"));

        assertThat(attempt.run(runner)).isEqualTo(new Outcome.Succeeded(Json.NULL));
        assertThat(attempt.log().of(Stream.STDOUT)).hasSizeBetween(600, 640).allMatch(line -> line.length() == 16 * 1024);
        assertThat(attempt.log().of(Stream.SYSTEM)).containsExactly("The log ends here: more than 10 MiB of output");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOOM_OUTPUT", "loom_x", "A=B", "A B", "", "1A"})
    void refusesNamesThatATaskMayNotSet(String name) {
        assertThat(failed(Scripts.sh("true", name, "x"))).satisfies(failed -> {
            assertThat(failed.code()).isEqualTo(FailureCode.INVALID_ENV);
            assertThat(failed.retryable()).isFalse();
        });
    }

    @Test
    void passesLongParamsByFileAlone() {
        String large = "x".repeat(90 * 1024);
        assertThat(output(Scripts.sh("printf %s \"$LARGE\" > \"$LOOM_OUTPUT\"", "LARGE", large))).isEqualTo(large);
        assertThat(failed(Scripts.sh("true", "LARGE", large + large)).code()).isEqualTo(FailureCode.INVALID_ENV);
    }

    @Test
    void rendersValuesOfTheEnvironmentAsText() {
        TaskWork.Shell work = Scripts.sh("echo \"$MAP\" > \"$LOOM_OUTPUT\"", "MAP", Map.of("a", 1L));
        assertThat(output(work)).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void clearsWhatADeadServerLeft() throws IOException {
        Path left = Files.createDirectories(directory.resolve("attempt-1/work"));
        Files.createFile(left.resolve("file"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------")));
        ProcessBuilder builder = new ProcessBuilder("sleep", "600");
        builder.environment().put("LOOM_OUTPUT", directory.toAbsolutePath().resolve("attempt-1/output").toString());
        Process orphan = builder.start();

        runner.clearLeftovers();

        assertThat(orphan.onExit().join().exitValue()).isEqualTo(137);
        assertThat(directory).isEmptyDirectory();
    }
}
