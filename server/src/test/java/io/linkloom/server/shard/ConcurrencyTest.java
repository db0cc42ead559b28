package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many executions of a workflow run at one time, and what becomes of the others. */
@OnBothDatabases
class ConcurrencyTest {
    private final TestDatabase database;
    private final ScriptedRunner runner = new ScriptedRunner();
    private TestEngine engine;

    ConcurrencyTest(TestDatabase.Kind kind) {
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
    void theNextOneRunsWhenItsTurnComes() {
        engine.register(Workflows.single("one", "concurrency: {max: 1}"));
        runner.hold("one");
        String first = engine.start("one");
        runner.awaitCalls("one", 1);
        String second = engine.start("one");
        String third = engine.start("one");
        engine.await(second, ExecutionState.QUEUED);
        assertThat(runner.calls()).hasSize(1);
        runner.letGo("one");
        for (String id : new String[] {first, second, third}) engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(runner.mostRunning()).isEqualTo(1);
        assertThat(engine.read(second).startedAt()).isBefore(engine.read(third).startedAt());
    }

    @Test
    void whoWaitsCanBeCancelledAndTakesNobodysTurn() {
        engine.register(Workflows.single("one", "concurrency: {max: 1}"));
        runner.hold("one");
        String first = engine.start("one");
        String second = engine.start("one");
        String third = engine.start("one");
        engine.send(second, new Command.Cancel(null, null));
        runner.awaitCalls("one", 1);
        runner.letGo("one");
        engine.await(first, ExecutionState.SUCCEEDED);
        engine.await(third, ExecutionState.SUCCEEDED);
        assertThat(engine.read(second).state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(runner.calls()).hasSize(2);
    }

    /** After a restart a turn may be given before everybody who runs has been found. */
    @Test
    void aTurnThatComesTooEarlyIsNotTaken() {
        engine.register(Workflows.single("one", "concurrency: {max: 1}"));
        runner.hold("one");
        String first = engine.start("one");
        String second = engine.start("one");
        runner.awaitCalls("one", 1);

        engine.send(second, new Command.Admit());

        assertThat(engine.read(second).state()).isEqualTo(ExecutionState.QUEUED);
        runner.letGo("one");
        engine.await(first, ExecutionState.SUCCEEDED);
        engine.await(second, ExecutionState.SUCCEEDED);
        assertThat(runner.mostRunning()).isEqualTo(1);
    }

    @Test
    void whoComesTooMuchIsTurnedAway() {
        engine.register(Workflows.single("one", "concurrency: {max: 1, onLimit: skip}"));
        runner.hold("one");
        String first = engine.start("one");
        assertThat(TestEngine.get(engine.starting("one"))).isInstanceOf(Reply.OverLimit.class);
        runner.letGo("one");
        engine.await(first, ExecutionState.SUCCEEDED);
        engine.await(engine.start("one"), ExecutionState.SUCCEEDED);
        assertThat(database.number("select count(*) from execution")).isEqualTo(2);
    }

    @Test
    void theNewestTakesThePlaceOfTheOldest() {
        engine.register(Workflows.single("one", "concurrency: {max: 1, onLimit: cancelRunning}"));
        runner.hold("one");
        String first = engine.start("one");
        runner.awaitCalls("one", 1);
        String second = engine.start("one");
        engine.await(first, ExecutionState.CANCELLED);
        runner.awaitCalls("one", 2);
        runner.letGo("one");
        engine.await(second, ExecutionState.SUCCEEDED);
        assertThat(engine.read(first).endedAt())
                .isBeforeOrEqualTo(engine.read(second).startedAt());
    }

    @Test
    void placesAndTurnsAreKnownAgainAfterARestart() {
        engine.register(Workflows.single("one", "concurrency: {max: 1}"));
        runner.hold("one");
        String first = engine.start("one");
        String second = engine.start("one");
        runner.awaitCalls("one", 1);
        engine.close();
        ScriptedRunner after = new ScriptedRunner();
        engine = new TestEngine(database, after);
        engine.await(first, ExecutionState.SUCCEEDED);
        engine.await(second, ExecutionState.SUCCEEDED);
        assertThat(after.mostRunning()).isEqualTo(1);
    }

    @Test
    void aFailedCommitLosesNobodysTurn() {
        engine.register(Workflows.single("one", "concurrency: {max: 1}"));
        runner.hold("one");
        String first = engine.start("one");
        runner.awaitCalls("one", 1);
        String second = engine.start("one");
        for (int i = 0; i < 3; i++) database.faults().breakBeforeCommit();
        runner.letGo("one");
        engine.await(first, ExecutionState.SUCCEEDED);
        for (int i = 0; i < 3; i++) database.faults().breakBeforeCommit();
        String third = engine.start("one");
        engine.await(second, ExecutionState.SUCCEEDED);
        engine.await(third, ExecutionState.SUCCEEDED);
        assertThat(runner.mostRunning()).isEqualTo(1);
    }
}
