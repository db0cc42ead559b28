package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pools that have free slots and let nobody leave all the same. */
class HeldPoolTest {
    private static final String POOL = "http://rationed";

    private final Ration ration = new Ration();
    private final TestDatabase database = TestDatabase.inMemory();
    private final ScriptedRunner runner = new ScriptedRunner();
    private final TestEngine engine = new TestEngine(database, runner, TestEngine.Options.NONE.withLimits(ration));

    /** Lets as many leave as a test gives out. */
    private static final class Ration implements SlotLimits {
        final AtomicInteger left = new AtomicInteger();
        volatile @Nullable Instant until;

        @Override
        public int limit(String pool) {
            return 50;
        }

        @Override
        public int departures(String pool, int used) {
            return pool.equals(POOL) ? left.get() : Integer.MAX_VALUE;
        }

        @Override
        public @Nullable Hold hold(String pool) {
            boolean held = pool.equals(POOL) && left.get() == 0;
            return held ? new Hold(WaitReason.RATE_LIMIT, until, "The ration is eaten") : null;
        }

        @Override
        public void left(String pool) {
            if (pool.equals(POOL)) left.decrementAndGet();
        }

        @Override
        public void neverLeft(String pool) {
            if (pool.equals(POOL)) left.incrementAndGet();
        }
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    @Test
    void whoeverIsHeldWaitsAndLeavesWhenTheLoopIsWoken() {
        engine.register(Workflows.single("rationed", ""));
        engine.register(Workflows.SINGLE);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) ids.add(engine.start("rationed"));
        // Others are not held up by it.
        engine.await(engine.start("single"), ExecutionState.SUCCEEDED);
        for (String id : ids) engine.await(id, "rationed", TaskState.QUEUED);
        assertThat(runner.calls("rationed")).isEmpty();
        Await.until("all of them wait", () -> engine.pools().view(POOL).waiting() == 5);
        assertThat(engine.pools().views()).containsOnlyKeys(POOL);
        assertThat(engine.pools().view(POOL))
                .isEqualTo(new SlotPools.View(
                        0, 50, 5, new SlotLimits.Hold(WaitReason.RATE_LIMIT, null, "The ration is eaten")));

        ration.left.set(2);
        engine.inbox().wake();
        engine.await(ids.get(0), ExecutionState.SUCCEEDED);
        engine.await(ids.get(1), ExecutionState.SUCCEEDED);
        assertThat(runner.calls("rationed")).hasSize(2);
        assertThat(engine.run(ids.get(2), "rationed").state()).isEqualTo(TaskState.QUEUED);

        ration.left.set(10);
        engine.inbox().wake();
        for (String id : ids) engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(ration.left).hasValue(7);
    }

    @Test
    void theLoopLooksAgainByItselfWhenAHoldEnds() {
        engine.register(Workflows.single("rationed", ""));
        String id = engine.start("rationed");
        engine.await(id, "rationed", TaskState.QUEUED);
        ration.until = Instant.now().plusMillis(20);
        ration.left.set(1);
        engine.await(id, ExecutionState.SUCCEEDED);
    }

    @Test
    void aFanOutLeavesAsFarAsTheRationReaches() {
        engine.register("""
                id: wide
                tasks:
                  - {id: each, type: http, url: "http://rationed/t", forEach: "${{ [1,2,3,4,5,6,7,8,9] }}"}
                """);
        ration.left.set(4);
        String id = engine.start("wide");
        runner.awaitCalls("each", 4);
        Await.until("the rest waits", () -> engine.pools().view(POOL).waiting() == 1);
        assertThat(runner.calls("each")).hasSize(4);
        ration.left.set(5);
        engine.inbox().wake();
        engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(ration.left).hasValue(0);
    }

    @Test
    void whatWasRolledBackIsGivenBack() {
        engine.register(Workflows.single("rationed", ""));
        ration.left.set(100);
        for (int i = 0; i < 20; i++) {
            database.faults().breakBeforeCommit();
            if (i % 3 == 0) database.faults().breakBeforeCommit();
            engine.await(engine.start("rationed"), ExecutionState.SUCCEEDED);
        }
        assertThat(runner.calls("rationed")).hasSize(20);
        assertThat(ration.left).hasValue(80);
        assertThat(engine.pools().view(POOL).used()).isZero();
    }
}
