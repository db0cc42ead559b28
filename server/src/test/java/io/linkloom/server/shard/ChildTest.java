package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Effect;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Outcome;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parents and their children, also when the server ends between a decision about the one and what it means for the other. */
@OnBothDatabases
class ChildTest {
    private static final String CHILD = "id: child\ntasks:\n  - {id: work, type: http, url: \"http://one/t\"}\n";
    private static final String PARENT = "id: parent\ntasks:\n  - {id: call, type: workflow, workflow: child}\n";
    private static final String DETACHED =
            "id: detached\ntasks:\n  - {id: call, type: workflow, workflow: child, wait: false}\n";

    private final TestDatabase database;

    ChildTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
    }

    @AfterEach
    void close() {
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    /** Ends, so to speak, just before it can tell a child that nobody waits for it any more. */
    private record NeverCancelsAChild(Outbox real) implements Outbox {
        @Override
        public void carryOut(Execution execution, Effect effect) {
            if (!(effect instanceof Effect.CancelChild)) real.carryOut(execution, effect);
        }

        @Override
        public void closeGate(String execution, Effect.Abort abort) {
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

    private TestEngine engine(ScriptedRunner runner, TestEngine.Options options) {
        TestEngine engine = new TestEngine(database, runner, options);
        engine.register(CHILD);
        engine.register(PARENT);
        engine.register(DETACHED);
        return engine;
    }

    private TestEngine engine(ScriptedRunner runner) {
        return engine(runner, TestEngine.Options.NONE);
    }

    /** Starts the workflow; returns the id of its child once that is at work. */
    private String childOf(TestEngine engine, String parent) {
        engine.runner().awaitCalls("work", 1);
        return Objects.requireNonNull(engine.run(parent, "call").child()).execution();
    }

    @Test
    void aChildWhoseParentWasCancelledIsCancelledAfterARestart() {
        String parent;
        String child;
        ScriptedRunner runner = new ScriptedRunner().hold("work");
        try (TestEngine engine = engine(runner, TestEngine.Options.NONE.withOutbox(NeverCancelsAChild::new))) {
            parent = engine.start("parent");
            child = childOf(engine, parent);
            assertThat(engine.send(parent, new Command.Cancel(null, null))).isInstanceOf(Reply.Done.class);
            engine.await(parent, ExecutionState.CANCELLED);
            assertThat(engine.read(child).state()).isEqualTo(ExecutionState.RUNNING);
        }
        try (TestEngine engine = engine(new ScriptedRunner().hold("work"))) {
            engine.await(child, ExecutionState.CANCELLED);
        }
    }

    @Test
    void aChildThatIsWaitedForGoesOnAfterARestart() {
        String parent;
        String child;
        try (TestEngine engine = engine(new ScriptedRunner().hold("work"))) {
            parent = engine.start("parent");
            child = childOf(engine, parent);
        }
        try (TestEngine engine = engine(new ScriptedRunner())) {
            engine.await(parent, ExecutionState.SUCCEEDED);
            assertThat(engine.read(child).state()).isEqualTo(ExecutionState.SUCCEEDED);
        }
    }

    @Test
    void aChildThatNobodyWaitsForGoesOnAfterARestart() {
        String parent;
        String child;
        try (TestEngine engine = engine(new ScriptedRunner().hold("work"))) {
            parent = engine.start("detached");
            engine.await(parent, ExecutionState.SUCCEEDED);
            child = childOf(engine, parent);
        }
        ScriptedRunner runner = new ScriptedRunner().hold("work");
        try (TestEngine engine = engine(runner)) {
            runner.awaitCalls("work", 1);
            engine.start("detached");
            runner.awaitCalls("work", 2);
            runner.letGo("work");
            engine.await(child, ExecutionState.SUCCEEDED);
        }
    }

    @Test
    void aChildThatAPersonOpenedAgainIsLeftAlone() {
        String parent;
        String child;
        ScriptedRunner failing = new ScriptedRunner().script("work", any -> Outcome.permanent("NO", "no"));
        try (TestEngine engine = engine(failing)) {
            parent = engine.start("parent");
            engine.await(parent, ExecutionState.FAILED);
            child = childOf(engine, parent);
            failing.hold("work");
            assertThat(engine.send(child, new Command.RerunFailed(null))).isInstanceOf(Reply.Done.class);
            failing.awaitCalls("work", 2);
        }
        try (TestEngine engine = engine(new ScriptedRunner())) {
            engine.await(child, ExecutionState.SUCCEEDED);
        }
    }
}
