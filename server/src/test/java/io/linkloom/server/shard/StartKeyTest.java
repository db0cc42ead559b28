package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key starts at most one execution, whoever uses it and however often. */
@OnBothDatabases
class StartKeyTest {
    private final TestDatabase database;
    private TestEngine engine;

    StartKeyTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        engine = new TestEngine(database, new ScriptedRunner());
    }

    @BeforeEach
    void register() {
        engine.register(Workflows.SINGLE);
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    @Test
    void theSecondUseOfAKeyNamesTheFirstExecution() {
        String first = startedBy(engine.inbox().start(engine.wanted("single", "k")));
        String second = startedBy(engine.inbox().start(engine.wanted("single", "k")));
        assertThat(second).isEqualTo(first);
        assertThat(database.number("select count(*) from execution")).isEqualTo(1);
    }

    @Test
    void manyAtOnceStartOne() throws InterruptedException {
        List<CompletableFuture<Reply>> replies = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 10; j++) replies.add(engine.inbox().start(engine.wanted("single", "k" + j)));
            }));
        }
        for (Thread thread : threads) thread.join();
        Set<String> ids = replies.stream().map(StartKeyTest::startedBy).collect(Collectors.toSet());
        assertThat(ids).hasSize(10);
        assertThat(database.number("select count(*) from execution")).isEqualTo(10);
    }

    @Test
    void aKeyOutlivesTheProcess() {
        String first = startedBy(engine.inbox().start(engine.wanted("single", "k")));
        engine.close();
        engine = new TestEngine(database, new ScriptedRunner());
        assertThat(startedBy(engine.inbox().start(engine.wanted("single", "k"))))
                .isEqualTo(first);
        assertThat(database.number("select count(*) from execution")).isEqualTo(1);
    }

    @Test
    void aTakenKeyDoesNotHoldUpThoseOfTheSameCommit() {
        String first = startedBy(engine.inbox().start(engine.wanted("single", "taken")));
        engine.close();
        engine = new TestEngine(database, new ScriptedRunner());
        engine.journal().close();
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (String key : List.of("a", "taken", "b", "taken", "c")) {
            replies.add(engine.inbox().start(engine.wanted("single", key)));
        }
        engine.journal().open();
        List<String> ids = replies.stream().map(StartKeyTest::startedBy).toList();
        assertThat(ids.get(1)).isEqualTo(first).isEqualTo(ids.get(3));
        assertThat(Set.copyOf(ids)).hasSize(4);
        assertThat(database.number("select count(*) from execution")).isEqualTo(4);
    }

    @Test
    void aKeyWhoseCommitFailedIsFree() {
        database.faults().breakBeforeCommit();
        String id = startedBy(engine.inbox().start(engine.wanted("single", "k")));
        assertThat(database.rows("select execution from start_key")).containsExactly(List.of(id));
    }

    @Test
    void aKeyWhoseCommitWasNotAcknowledgedIsTaken() {
        database.faults().breakAfterCommit();
        String first = startedBy(engine.inbox().start(engine.wanted("single", "k")));
        assertThat(startedBy(engine.inbox().start(engine.wanted("single", "k"))))
                .isEqualTo(first);
        assertThat(database.number("select count(*) from execution")).isEqualTo(1);
    }

    private static String startedBy(CompletableFuture<Reply> future) {
        return switch (TestEngine.get(future)) {
            case Reply.Started started -> started.execution().header().id();
            case Reply.StartedBefore before -> before.execution();
            case Reply.OverLimit other -> throw new AssertionError(other);
            case Reply.Done other -> throw new AssertionError(other);
            case Reply.Refused other -> throw new AssertionError(other);
            case Reply.NoSuchExecution other -> throw new AssertionError(other);
        };
    }
}
