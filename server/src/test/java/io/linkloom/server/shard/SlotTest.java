package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who leaves when there is not room for all. */
@OnBothDatabases
class SlotTest {
    private final TestDatabase database;
    private final ScriptedRunner runner = new ScriptedRunner();
    private final TestEngine engine;

    SlotTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        engine = new TestEngine(
                database, runner, TestEngine.Options.NONE.withSlots(pool -> pool.contains("narrow") ? 1 : 3));
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    @Test
    void noMoreLeaveThanThereAreSlots() {
        engine.register(Workflows.SINGLE);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) ids.add(engine.start("single"));
        for (String id : ids) engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(runner.mostRunning()).isLessThanOrEqualTo(3);
        assertThat(runner.calls()).hasSize(60);
    }

    @Test
    void aFanOutFillsTheSlotsAndNoMore() {
        engine.register("""
                id: wide
                tasks:
                  - {id: each, type: http, url: "http://one/t", forEach: "${{ [1,2,3,4,5,6,7,8,9,10,11,12] }}"}
                """);
        engine.await(engine.start("wide"), ExecutionState.SUCCEEDED);
        assertThat(runner.mostRunning()).isLessThanOrEqualTo(3);
        assertThat(runner.calls())
                .extracting(ScriptedRunner.Call::key)
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void anAttemptThatIsCalledBackInTheSameStepCostsNoSlot() {
        engine.register("""
                id: doomed
                failFast: true
                tasks:
                  - {id: a, type: http, url: "http://narrow/a"}
                  - {id: b, type: http, url: "http://narrow/b", when: "${{ 1 / (size(workflow.id) - 6) > 0 }}"}
                """);
        engine.register(single("blocker", "priority: 0"));
        engine.await(engine.start("doomed"), ExecutionState.FAILED);
        // The one slot of that backend is free again.
        engine.await(engine.start("blocker"), ExecutionState.SUCCEEDED);
        assertThat(runner.calls()).extracting(ScriptedRunner.Call::task).containsExactly("blocker");
    }

    @Test
    void theMoreUrgentLeavesFirst() {
        engine.register(single("blocker", "priority: 0"));
        engine.register(single("low", "priority: -5"));
        engine.register(single("high", "priority: 5"));
        runner.hold("blocker");
        engine.start("blocker");
        runner.awaitCalls("blocker", 1);
        String low = engine.start("low");
        String high = engine.start("high");
        engine.await(high, "high", TaskState.QUEUED);
        runner.letGo("blocker");
        engine.await(low, ExecutionState.SUCCEEDED);
        assertThat(runner.calls()).extracting(ScriptedRunner.Call::task).containsExactly("blocker", "high", "low");
    }

    @Test
    void amongEquallyUrgentTheOldestLeavesFirst() {
        engine.register(single("blocker", ""));
        for (int i = 0; i < 5; i++) engine.register(single("w" + i, ""));
        runner.hold("blocker");
        engine.start("blocker");
        runner.awaitCalls("blocker", 1);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) ids.add(engine.start("w" + i));
        runner.letGo("blocker");
        for (String id : ids) engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(runner.calls().subList(1, 6))
                .extracting(ScriptedRunner.Call::task)
                .containsExactly("w0", "w1", "w2", "w3", "w4");
    }

    @Test
    void aFullPoolDelaysNobodyElse() {
        engine.register(single("stuck", ""));
        engine.register(Workflows.SINGLE);
        runner.hold("stuck");
        for (int i = 0; i < 10; i++) engine.start("stuck");
        runner.awaitCalls("stuck", 1);
        engine.await(engine.start("single"), ExecutionState.SUCCEEDED);
        assertThat(runner.calls("stuck")).hasSize(1);
    }

    @Test
    void aSlotComesBackWhateverBecomesOfItsAttempt() {
        engine.register("""
                id: failing
                tasks:
                  - {id: bad, type: http, url: "http://narrow/t", retry: {maxAttempts: 2, delay: 1ms}}
                """);
        runner.script("bad", attempt -> Outcome.retryable("HTTP_503", "no"));
        for (int i = 0; i < 5; i++) engine.await(engine.start("failing"), ExecutionState.FAILED);
        runner.hold("bad");
        String cancelled = engine.start("failing");
        runner.awaitCalls("bad", 11);
        engine.send(cancelled, new Command.Cancel(null, null));
        runner.letGo("bad");
        engine.await(engine.start("failing"), ExecutionState.FAILED);
    }

    private static String single(String id, String top) {
        return Workflows.single(id, top).replace("http://" + id, "http://narrow");
    }
}
