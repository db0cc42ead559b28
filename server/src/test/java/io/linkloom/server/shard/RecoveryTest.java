package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an engine finds when the one before it is gone. */
@OnBothDatabases
class RecoveryTest {
    private final TestDatabase database;

    RecoveryTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
    }

    @AfterEach
    void close() {
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    @Test
    void anAttemptWhoseAnswerIsUnknownIsLostAndLeavesAgainUnderTheSameKey() {
        ScriptedRunner before = new ScriptedRunner().hold("second");
        String id;
        try (TestEngine engine = new TestEngine(database, before)) {
            engine.register(Workflows.CHAIN);
            id = engine.start("chain");
            before.awaitCalls("second", 1);
        }
        ScriptedRunner after = new ScriptedRunner();
        try (TestEngine engine = new TestEngine(database, after)) {
            engine.await(id, ExecutionState.SUCCEEDED);
            assertThat(engine.run(id, "second").history())
                    .extracting(AttemptRecord::attempt, AttemptRecord::result)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1, AttemptRecord.Result.LOST),
                            org.assertj.core.groups.Tuple.tuple(2, AttemptRecord.Result.SUCCEEDED));
        }
        assertThat(after.calls()).extracting(ScriptedRunner.Call::task).containsExactly("second", "third");
        assertThat(after.calls().getFirst().key())
                .isEqualTo(before.calls("second").getFirst().key());
        assertThat(after.calls().getFirst().attempt()).isEqualTo(2);
    }

    @Test
    void fiveLostInARowAreEnough() {
        String id = "";
        for (int life = 0; life < 6; life++) {
            ScriptedRunner runner = new ScriptedRunner().hold("only");
            try (TestEngine engine = new TestEngine(database, runner)) {
                engine.register(Workflows.SINGLE);
                if (life == 0) id = engine.start("single");
                if (life < 5) runner.awaitCalls("only", 1);
                else engine.await(id, ExecutionState.FAILED);
            }
        }
        try (TestEngine engine = new TestEngine(database, new ScriptedRunner())) {
            assertThat(engine.run(id, "only").failure()).hasFieldOrPropertyWithValue("code", "POISON");
        }
    }

    @Test
    void whoWaitedForASlotWaitsAgain() {
        ScriptedRunner before = new ScriptedRunner().hold("only");
        TestEngine.Options oneSlot = TestEngine.Options.NONE.withSlots(pool -> 1);
        List<String> ids;
        try (TestEngine engine = new TestEngine(database, before, oneSlot)) {
            engine.register(Workflows.SINGLE);
            ids = List.of(engine.start("single"), engine.start("single"), engine.start("single"));
            before.awaitCalls("only", 1);
        }
        ScriptedRunner after = new ScriptedRunner();
        try (TestEngine engine = new TestEngine(database, after, oneSlot)) {
            for (String id : ids) engine.await(id, ExecutionState.SUCCEEDED);
        }
        assertThat(after.mostRunning()).isEqualTo(1);
        assertThat(after.calls()).hasSize(3);
    }

    @Test
    void whatHadEndedIsLeftAlone() {
        try (TestEngine engine = new TestEngine(database, new ScriptedRunner())) {
            engine.register(Workflows.CHAIN);
            engine.await(engine.start("chain"), ExecutionState.SUCCEEDED);
        }
        long entries = database.number("select count(*) from journal");
        ScriptedRunner after = new ScriptedRunner();
        try (TestEngine engine = new TestEngine(database, after)) {
            engine.register(Workflows.SINGLE);
            engine.await(engine.start("single"), ExecutionState.SUCCEEDED);
        }
        assertThat(after.calls()).extracting(ScriptedRunner.Call::task).containsExactly("only");
        assertThat(database.number("select count(*) from journal")).isEqualTo(entries + 2);
    }

    @Test
    void aTimerThatWasSetBeforeRingsAfterwards() {
        String id;
        try (TestEngine engine = new TestEngine(database, new ScriptedRunner())) {
            engine.register("id: pause\ntasks:\n  - {id: rest, type: wait, duration: 300ms}\n");
            id = engine.start("pause");
            engine.await(id, "rest", TaskState.WAITING);
        }
        try (TestEngine engine = new TestEngine(database, new ScriptedRunner())) {
            engine.await(id, ExecutionState.SUCCEEDED);
            assertThat(engine.run(id, "rest").history()).hasSize(1);
        }
    }
}
