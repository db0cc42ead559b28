package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes durable together, and what happens when nobody knows whether it did. */
@OnBothDatabases
class CommitTest {
    private final TestDatabase database;
    private final TestEngine engine;

    CommitTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        engine = new TestEngine(database, new ScriptedRunner());
    }

    @BeforeEach
    void register() {
        engine.register(Workflows.SINGLE);
        engine.register(Workflows.CHAIN);
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    @Test
    void whatArrivesDuringACommitSharesTheNextOne() {
        engine.runner().hold("first");
        engine.journal().close();
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        replies.add(engine.starting("chain"));
        Await.until("the first commit is under way", () -> engine.journal().isSomebodyWaiting());
        for (int i = 0; i < 100; i++) replies.add(engine.starting("chain"));
        engine.journal().open();
        for (CompletableFuture<Reply> reply : replies) {
            assertThat(TestEngine.get(reply)).isInstanceOf(Reply.Started.class);
        }
        assertThat(engine.journal().tried()).hasSize(2);
        assertThat(engine.journal().tried().getLast().entries()).hasSize(100);
    }

    @Test
    void noReplyComesBeforeItsCommit() {
        engine.journal().close();
        CompletableFuture<Reply> reply = engine.starting("single");
        Await.until("the commit is under way", () -> engine.journal().isSomebodyWaiting());
        assertThat(reply).isNotDone();
        assertThat(engine.runner().calls()).isEmpty();
        engine.journal().open();
        assertThat(TestEngine.get(reply)).isInstanceOf(Reply.Started.class);
    }

    @Test
    void anOutcomeAndTheNextAttemptAreOneCommit() {
        String id = engine.start("chain");
        engine.await(id, ExecutionState.SUCCEEDED);
        // The start, and one for each outcome.
        assertThat(engine.journal().tried()).hasSize(4);
    }

    @Test
    void aStartWhoseAcknowledgementIsLostCountsOnce() {
        database.faults().breakAfterCommit();
        String id = engine.start("chain");
        engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(database.faults().isSpent()).isTrue();
        assertThat(database.number("select count(*) from execution")).isEqualTo(1);
        assertThat(engine.runner().calls()).hasSize(3).allMatch(call -> call.attempt() == 1);
    }

    @Test
    void anOutcomeWhoseAcknowledgementIsLostCountsOnce() {
        engine.runner().hold("second");
        String id = engine.start("chain");
        engine.runner().awaitCalls("second", 1);
        database.faults().breakAfterCommit();
        engine.runner().letGo("second");
        engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(database.faults().isSpent()).isTrue();
        assertThat(engine.runner().calls()).hasSize(3).allMatch(call -> call.attempt() == 1);
    }

    @Test
    void nothingIsDecidedUntilItIsKnownWhatBecameOfACommit() {
        engine.journal().close();
        CompletableFuture<Reply> first = engine.starting("chain");
        Await.until("the first commit is under way", () -> engine.journal().isSomebodyWaiting());
        List<CompletableFuture<Reply>> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) others.add(engine.starting("chain"));
        database.faults().breakAfterCommit();
        engine.journal().unreadable(2);
        engine.journal().open();
        others.add(first);
        for (CompletableFuture<Reply> reply : others) {
            String id =
                    ((Reply.Started) TestEngine.get(reply)).execution().header().id();
            engine.await(id, ExecutionState.SUCCEEDED);
        }
        assertThat(engine.runner().calls()).hasSize(33).allMatch(call -> call.attempt() == 1);
        assertThat(database.number("select count(*) from execution")).isEqualTo(11);
    }

    @Test
    void aCommitThatFailsIsTriedAgainAndNothingOfTheFirstTryStays() {
        for (int i = 0; i < 3; i++) database.faults().breakBeforeCommit();
        String id = engine.start("chain");
        engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(database.faults().isSpent()).isTrue();
        assertThat(engine.runner().calls()).hasSize(3).allMatch(call -> call.attempt() == 1);
        assertThat(engine.loop().isAvailable()).isTrue();
    }

    @Test
    void commitsThatBreakAtRandomLoseAndDoubleNothing() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (i % 3 == 0) database.faults().breakAfterCommit();
            if (i % 4 == 0) database.faults().breakBeforeCommit();
            ids.add(engine.start("chain"));
        }
        for (String id : ids) engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(engine.runner().calls()).hasSize(120).allMatch(call -> call.attempt() == 1);
    }

    @Test
    void anotherEpochStopsTheLoopAndNothingIsWritten() {
        engine.runner().hold("second");
        String id = engine.start("chain");
        engine.await(id, "second", TaskState.RUNNING);
        database.execute("update shard set epoch = epoch + 1");
        long entries = database.number("select count(*) from journal");
        engine.runner().letGo("second");
        Await.until(
                "the loop is fenced",
                () -> engine.timesFenced() > 0 && !engine.loop().isAvailable());
        CompletableFuture<Reply> late = engine.starting("single");
        Await.until("who comes late is told", late::isCompletedExceptionally);
        assertThat(database.number("select count(*) from journal")).isEqualTo(entries);
        assertThat(engine.run(id, "second").state()).isEqualTo(TaskState.RUNNING);
        assertThat(engine.runner().calls("third")).isEmpty();
        assertThat(engine.timesFenced()).isEqualTo(1);
    }

    /** Another commit of this very process took place after it had been given up: memory does not know what it said. */
    @Test
    void whoRemembersAnotherPositionThanTheShardHasWritesNothing() {
        engine.start("single");
        database.execute("update shard set position = position + 1");
        long entries = database.number("select count(*) from journal");
        CompletableFuture<Reply> wanted = engine.starting("single");
        Await.until(
                "the loop is fenced",
                () -> engine.timesFenced() > 0 && !engine.loop().isAvailable());
        Await.until("who asked is told", wanted::isCompletedExceptionally);
        assertThat(database.number("select count(*) from journal")).isEqualTo(entries);
        database.execute("update shard set position = position - 1");
    }

    @Test
    void theMarkOfEveryShardIsItsLastEntry() {
        for (int i = 0; i < 20; i++) engine.start("single");
        for (Commit commit : engine.journal().tried()) {
            assertThat(commit.shards())
                    .allSatisfy(mark -> assertThat(commit.entries())
                            .filteredOn(entry -> entry.shard() == mark.shard())
                            .last()
                            .matches(entry -> entry.position() == mark.position()));
        }
    }
}
