package io.linkloom.server.runner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.json.Json;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.Await;
import io.linkloom.server.runner.Cancellation;
import io.linkloom.server.runner.LogSink;
import io.linkloom.server.runner.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a task began outlives it, however it was begun. */
class ProcessTreeTest {
    @TempDir
    Path directory;

    /** Seconds that nobody else sleeps: what tells these processes from all others. */
    private final String seconds = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000));

    private ShellRunner runner;

    @BeforeEach
    void open() {
        runner = new ShellRunner(new ShellSettings(directory, Duration.ofHours(1), Duration.ofMillis(200)));
    }

    private Attempts attempt(String script) {
        return Attempts.of(Scripts.sh(script, "S", seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sleep $S &",
        "nohup sleep $S > /dev/null 2>&1 &",
        "setsid sleep $S &",
        "(sleep $S &) &",
        "(setsid sh -c 'sleep $S & sleep $S' > /dev/null 2>&1 &)",
        "(trap '' TERM HUP INT; sleep $S) &",
        "setsid sh -c \"trap '' TERM; sleep $S\" &",
        "env -i sleep $S &",
        "setsid setsid nohup sh -c '(setsid sleep $S &)' > /dev/null 2>&1 &",
    })
    void endsWhatRunsOnBehindATask(String beginning) throws Exception {
        Attempts succeeds = attempt(beginning + "\nwhile ! grep -qsz \"^$S\" /proc/[0-9]*/cmdline; do :; done");
        assertThat(succeeds.run(runner)).isEqualTo(new Outcome.Succeeded(Json.NULL));
        assertThat(Scripts.alive(seconds)).isEmpty();

        Cancellation cancellation = new Cancellation();
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread.startVirtualThread(() -> outcome.complete(
                attempt(beginning + "\nwait; sleep $S").cancelledBy(cancellation).run(runner)));
        Await.until("the processes are there", () -> !Scripts.alive(seconds).isEmpty());
        cancellation.cancel();
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.cancelled());
        assertThat(Scripts.alive(seconds)).isEmpty();
    }

    @Test
    void endsProcessesThatMultiply() {
        String script = "trap '' TERM; f() { sleep $S & [ $1 -gt 0 ] && { f $(($1 - 1)) & f $(($1 - 1)) & }; wait; }; f 5";

        Outcome outcome = attempt(script).within(Duration.ofMillis(500)).run(runner);

        assertThat(outcome).isEqualTo(Outcome.timedOut(Duration.ofMillis(500)));
        assertThat(Scripts.alive(seconds)).isEmpty();
    }

    @Test
    void letsAProcessEndInPeaceFirst() {
        Attempts attempt = attempt("trap 'echo goodbye; exit 0' TERM; sleep $S & wait");

        assertThat(attempt.within(Duration.ofMillis(500)).run(runner)).isEqualTo(Outcome.timedOut(Duration.ofMillis(500)));
        assertThat(attempt.log().of(LogSink.Stream.STDOUT)).containsExactly("goodbye");
    }

    @Test
    void leavesOtherAttemptsAlone() throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Outcome> other = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> other.complete(attempt("sleep $S").cancelledBy(cancellation).run(runner)));
        Await.until("the other is there", () -> !Scripts.alive(seconds).isEmpty());

        Attempts.of(Scripts.sh("sleep 600 &")).run(runner);

        assertThat(Scripts.alive(seconds)).isNotEmpty();
        assertThat(other).isNotDone();
        cancellation.cancel();
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.cancelled());
    }
}
