package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Effect;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Once an execution is seen as cancelled, nothing of it leaves. */
@OnBothDatabases
class CancelTest {
    private final TestDatabase database;
    private final ScriptedRunner runner = new ScriptedRunner();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final TestEngine engine;

    CancelTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        engine = new TestEngine(database, runner, TestEngine.Options.NONE.withOutbox(Noting::new));
    }

    /** Notes in which order gates close and effects leave. */
    private final class Noting implements Outbox {
        private final Outbox real;

        Noting(Outbox real) {
            this.real = real;
        }

        @Override
        public void carryOut(Execution execution, Effect effect) {
            if (effect instanceof Effect.Abort) order.add("aborted");
            real.carryOut(execution, effect);
        }

        @Override
        public void closeGate(String execution, Effect.Abort abort) {
            order.add("gate closed");
            real.closeGate(execution, abort);
        }

        @Override
        public void recovered(Execution execution) {
            real.recovered(execution);
        }

        @Override
        public boolean isUnderWay(String execution, Effect.Dispatch attempt) {
            return real.isUnderWay(execution, attempt);
        }

        @Override
        public boolean isSet(String execution, Effect.WakeAt timer) {
            return real.isSet(execution, timer);
        }
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    @Test
    void theGateClosesBeforeTheCommitAndTheExchangeAfterIt() {
        engine.register(Workflows.CHAIN);
        runner.hold("second");
        String id = engine.start("chain");
        runner.awaitCalls("second", 1);
        engine.journal().beforeCommit(commit -> order.add("commit"));
        engine.send(id, new Command.Cancel(null, null));
        assertThat(order).startsWith("gate closed", "commit", "aborted");
        Await.until("the attempt is told", () -> !runner.cancelled().isEmpty());
        assertThat(engine.read(id).state()).isEqualTo(ExecutionState.CANCELLED);
    }

    @Test
    void nothingFollowsACancelWhateverWasUnderWay() {
        engine.register(Workflows.CHAIN);
        Random random = new Random(7);
        List<CompletableFuture<Reply>> cancels = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String id = engine.start("chain");
            ids.add(id);
            if (random.nextBoolean()) Await.until("an attempt has left", () -> hasLeft(id));
            cancels.add(engine.inbox().send(id, new Command.Cancel(null, null)));
        }
        cancels.forEach(TestEngine::get);
        for (String id : ids) {
            Execution execution = engine.read(id);
            assertThat(execution.state()).isIn(ExecutionState.CANCELLED, ExecutionState.SUCCEEDED);
            // Whatever reached the backend was issued before the cancel took effect.
            for (ScriptedRunner.Call call : runner.calls()) {
                if (!call.key().startsWith(id)) continue;
                assertThat(engine.run(id, call.task()).attempt()).isEqualTo(call.attempt());
            }
        }
    }

    @Test
    void anAnswerThatComesAfterTheCancelChangesNothing() {
        engine.register(Workflows.CHAIN);
        runner.hold("first");
        String id = engine.start("chain");
        runner.awaitCalls("first", 1);
        engine.send(id, new Command.Cancel("somebody", "enough"));
        runner.letGo("first");
        engine.register(Workflows.SINGLE);
        engine.await(engine.start("single"), ExecutionState.SUCCEEDED);
        assertThat(engine.read(id).state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(runner.calls("second")).isEmpty();
    }

    private boolean hasLeft(String id) {
        return runner.calls().stream().anyMatch(call -> call.key().startsWith(id));
    }
}
