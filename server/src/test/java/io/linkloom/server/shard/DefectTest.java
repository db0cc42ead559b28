package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.model.json.Json;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import io.linkloom.server.runner.Outcome;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message that breaks something takes itself out of circulation; nobody else notices. */
@OnBothDatabases
class DefectTest {
    private final TestDatabase database;
    private final ScriptedRunner runner = new ScriptedRunner();
    private final TestEngine engine;

    DefectTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        engine = new TestEngine(database, runner, TestEngine.Options.NONE.withSlots(pool -> 1));
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    @Test
    void whatTheDatabaseRefusesIsGivenUpAfterFiveTriesAndOthersGoOn() {
        engine.register(Workflows.SINGLE);
        NewExecution good = engine.wanted("single", null);
        ExecutionHeader header = engine.wanted("single", null).header();
        ExecutionHeader tooLongForARow =
                new ExecutionHeader(header.id(), "n".repeat(64), "single", 1, header.trigger(), Map.of(), 0, null);
        NewExecution bad = new NewExecution(good.plan(), tooLongForARow, Json.EMPTY_OBJECT, null);
        engine.journal().close();
        CompletableFuture<Reply> before = engine.starting("single");
        CompletableFuture<Reply> refused = engine.inbox().start(bad);
        CompletableFuture<Reply> after = engine.inbox().start(good);
        engine.journal().open();
        Await.until("it is given up", refused::isCompletedExceptionally);
        assertThat(TestEngine.get(before)).isInstanceOf(Reply.Started.class);
        assertThat(TestEngine.get(after)).isInstanceOf(Reply.Started.class);
        engine.await(good.header().id(), ExecutionState.SUCCEEDED);
        long tries = engine.journal().tried().stream()
                .filter(commit -> commit.entries().stream()
                        .anyMatch(entry -> entry.execution().equals(bad.header().id())))
                .count();
        // Five alone, and those before that it shared with others.
        assertThat(tries).isBetween(5L, 7L);
    }

    @Test
    void whatTheKernelCannotDigestStandsStillAndGivesItsSlotBack() {
        engine.register(Workflows.SINGLE);
        engine.register("""
                id: poisoned
                tasks:
                  - {id: source, type: http, url: "http://one/t"}
                  - {id: reader, type: http, url: "http://one/t", dependsOn: [source], when: "${{ tasks.source.output.x }}"}
                """);
        runner.script("source", attempt -> new Outcome.Succeeded(Json.trusted(new byte[] {'{', 'b'})));
        String poisoned = engine.start("poisoned");
        runner.awaitCalls("source", 1);
        String healthy = engine.start("single");
        engine.await(healthy, ExecutionState.SUCCEEDED);
        assertThat(engine.run(poisoned, "source").state()).isEqualTo(TaskState.RUNNING);
        assertThat(engine.send(poisoned, new Command.Pause(null))).isInstanceOf(Reply.NoSuchExecution.class);
        assertThat(engine.loop().isAvailable()).isTrue();
    }

    @Test
    void thoseWhoWaitForASlotKeepTheirPlaceWhenSomebodyElseBreaksTheBatch() {
        engine.register(Workflows.SINGLE);
        runner.hold("only");
        String first = engine.start("single");
        runner.awaitCalls("only", 1);
        String second = engine.start("single");
        String third = engine.start("single");
        for (int i = 0; i < 4; i++) database.faults().breakBeforeCommit();
        runner.letGo("only");
        for (String id : new String[] {first, second, third}) engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(runner.mostRunning()).isEqualTo(1);
    }
}
