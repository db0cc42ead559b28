package io.linkloom.server.scheduler.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import io.linkloom.server.storage.TriggerStore;
import io.linkloom.server.storage.WatchedWorkflowStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of triggers, in this process and when another one changes them; and what is kept of events. */
@OnBothDatabases
class TriggerIndexTest {
    private final TestDatabase database;
    private final TriggerStore triggers;
    private final WatchedWorkflowStore workflows;
    private final TriggerIndex index;

    TriggerIndexTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        var pool = database.database().pool();
        triggers = new TriggerStore(JdbcClient.create(pool));
        workflows = new WatchedWorkflowStore(
                database.workflows(), triggers, new TransactionTemplate(new JdbcTransactionManager(pool)));
        index = new TriggerIndex(triggers, false);
        index.load();
        workflows.listen(index);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void register(String id, String triggers) {
        String yaml = "id: " + id + "\ntriggers: " + triggers + "\ntasks: [{id: t, type: approval}]\n";
        if (WorkflowReader.read(yaml.getBytes(StandardCharsets.UTF_8)) instanceof ReadResult.Valid valid) {
            workflows.register(valid.definition(), yaml);
        } else {
            throw new AssertionError(yaml);
        }
    }

    private static List<String> waiting(TriggerIndex index, String type) {
        return index.waitingFor(type).stream()
                .map(row -> row.workflow() + "/" + row.version() + "/" + row.place() + (row.paused() ? " paused" : ""))
                .toList();
    }

    @Test
    void everyChangeIsKnownAtOnce() {
        register("b", "[{type: cron, schedule: '@daily'}, {type: event, event: 'x.*'}]");
        register("a", "[{type: event, event: x.y}, {type: workflow, workflow: b}]");
        assertThat(waiting(index, "x.y")).containsExactly("a/1/0", "b/1/1");
        assertThat(waiting(index, "x.z")).containsExactly("b/1/1");
        assertThat(index.isAwaited("default", "b")).isTrue();
        workflows.setPaused("default", "b", true);
        assertThat(waiting(index, "x.z")).containsExactly("b/1/1 paused");
        register("a", "[{type: event, event: z}]");
        assertThat(waiting(index, "x.y")).containsExactly("b/1/1 paused");
        assertThat(waiting(index, "z")).containsExactly("a/2/0");
        assertThat(index.hasEndings()).isFalse();
        workflows.delete("default", "b");
        assertThat(waiting(index, "x.y")).isEmpty();
        register("b", "[{type: event, event: x.y}]");
        assertThat(waiting(index, "x.y")).containsExactly("b/2/0 paused");
        TriggerIndex loaded = new TriggerIndex(triggers, false);
        loaded.load();
        assertThat(waiting(loaded, "x.y")).isEqualTo(waiting(index, "x.y"));
        assertThat(loaded.size()).isEqualTo(index.size()).isEqualTo(2);
    }

    @Test
    void whatAnotherProcessChangesIsKnownSoon() {
        TriggerIndex other = new TriggerIndex(triggers, true);
        other.load();
        register("far", "[{type: event, event: far.away}]");
        Await.until("the other one knows", () -> !waiting(other, "far.away").isEmpty());
        workflows.delete("default", "far");
        Await.until("the other one knows", () -> waiting(other, "far.away").isEmpty());
    }

    @Test
    void triggersOfAnOlderServerAreNotedAtTheStart() {
        register("old", "[{type: event, event: old.one}]");
        database.execute("delete from event_trigger");
        database.execute("update workflow set triggers_of=0");
        index.load();
        assertThat(waiting(index, "old.one")).isEmpty();
        workflows.noteAll();
        index.load();
        assertThat(waiting(index, "old.one")).containsExactly("old/1/0");
    }

    @Test
    void answersAndKeysOfEventsAreKeptForTheirTimeAndNoOthersAreTouched() {
        Receipts receipts = new Receipts(database.database());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Receipt receipt = new Receipt(
                List.of(new Receipt.Started("exec-1", "w", "n")),
                List.of(new Receipt.Trouble("/s", "1", "w", "n", Receipt.Kind.BAD_INPUTS, "\u0000 no")));
        assertThat(receipts.add(Map.of("k", receipt), now)).isEmpty();
        assertThat(receipts.add(Map.of("k", Receipt.NOTHING), now)).isEqualTo(Set.of("k"));
        assertThat(receipts.find(List.of("k", "other"))).isEqualTo(Map.of("k", receipt));
        for (String scope : List.of("event:default:w", "start:abc")) {
            database.execute("insert into start_key (scope, start_key, execution, request_hash, created_us) values ('"
                    + scope + "', 'k', 'e', 0, 5)");
        }
        receipts.forgetBefore(now);
        assertThat(receipts.find(List.of("k"))).hasSize(1);
        assertThat(database.rows("select scope from start_key")).containsExactly(List.of("start:abc"));
        receipts.forgetBefore(now.plusSeconds(1));
        assertThat(receipts.find(List.of("k"))).isEmpty();
    }
}
