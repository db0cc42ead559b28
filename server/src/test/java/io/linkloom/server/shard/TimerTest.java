package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.model.json.Json;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens because time passes. */
@OnBothDatabases
class TimerTest {
    private final TestDatabase database;
    private final ScriptedRunner runner = new ScriptedRunner();
    private final TestEngine engine;

    TimerTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        engine = new TestEngine(database, runner);
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    @Test
    void aFailedAttemptIsFollowedByAnotherAfterItsBackoff() {
        engine.register("""
                id: moody
                tasks:
                  - {id: moody, type: http, url: "http://one/t", retry: {maxAttempts: 3, delay: 40ms, factor: 2, jitter: 0}}
                """);
        runner.script(
                "moody",
                attempt -> attempt.run().attempt() < 3
                        ? Outcome.retryable("HTTP_503", "not yet")
                        : new Outcome.Succeeded(Json.of(3)));
        String id = engine.start("moody");
        engine.await(id, ExecutionState.SUCCEEDED);
        List<AttemptRecord> attempts = engine.run(id, "moody").history();
        assertThat(attempts).extracting(AttemptRecord::attempt).containsExactly(1, 2, 3);
        assertThat(pauseAfter(attempts, 0)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        assertThat(pauseAfter(attempts, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void aWaitEndsNoEarlierThanItsTime() {
        engine.register("id: pause\ntasks:\n  - {id: rest, type: wait, duration: 60ms}\n");
        String id = engine.start("pause");
        engine.await(id, ExecutionState.SUCCEEDED);
        Instant started = Objects.requireNonNull(engine.read(id).startedAt());
        assertThat(Duration.between(started, engine.read(id).endedAt())).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void anExecutionThatTakesTooLongTimesOutAndItsAttemptsEnd() {
        engine.register(Workflows.single("slow", "timeout: 1s"));
        runner.hold("slow");
        String id = engine.start("slow");
        runner.awaitCalls("slow", 1);
        engine.await(id, ExecutionState.TIMED_OUT);
        io.linkloom.server.runner.Await.until(
                "the attempt is told", () -> !runner.cancelled().isEmpty());
    }

    private static Duration pauseAfter(List<AttemptRecord> attempts, int place) {
        return Duration.between(
                attempts.get(place).endedAt(), attempts.get(place + 1).startedAt());
    }
}
