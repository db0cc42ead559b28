package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.retention.Limits;
import io.linkloom.server.retention.Retention;
import io.linkloom.server.runner.Await;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What has ended goes in its time, with everything that belongs to it, and nothing else goes. */
@OnBothDatabases
class RetentionTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Limits BY_AGE = new Limits(Duration.ofDays(90), null, YEAR);
    private static final String SHORT =
            "id: short\nlabels: {kind: short}\ntasks: [{id: one, type: wait, duration: 1ms}]";
    private static final String GATE = "id: gate\ntasks: [{id: one, type: approval}]";
    private static final String DYING =
            "id: dying\ntasks: [{id: boom, type: shell, command: 'echo x; exit 3', retry: {maxAttempts: 1}}]";

    private static final Map<TestDatabase.Kind, TestServer> SERVERS = new HashMap<>();

    private final TestServer server;
    private final Database database;

    RetentionTest(TestDatabase.Kind kind) {
        this.server = SERVERS.computeIfAbsent(kind, any -> TestServer.start(TestServer.arguments(kind)));
        this.database = server.bean("database", Database.class);
        for (String yaml : List.of(SHORT, GATE, DYING)) server.register(yaml);
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    /** Every test begins with nothing. */
    @BeforeEach
    void clean() {
        execute("delete from reader_position where reader='slow'");
        TestServer.json(server.get("/api/executions?state=RUNNING&limit=500"))
                .path("items")
                .forEach(each -> {
                    String id = each.path("id").asString();
                    server.post("/api/executions/" + id + "/cancel", "");
                    server.ended(id);
                });
        Await.until("everything has gone", () -> {
            after(YEAR.multipliedBy(3), BY_AGE);
            return Objects.equals(server.contents().get("executions"), 0);
        });
    }

    /** Looks as long after now as is said; returns how many went. */
    private int after(Duration time, Limits limits) {
        return after(time, limits, false);
    }

    private int after(Duration time, Limits limits, boolean stopping) {
        WorkflowStore workflows = server.bean("workflowStore", WorkflowStore.class);
        InstantSource clock = InstantSource.fixed(Instant.now().plus(time));
        return new Retention(database, workflows::plan, limits, clock, () -> stopping).run();
    }

    /** So many go, as soon as the server's own readers have read what became of them. */
    private void go(int count, Duration time, Limits limits) {
        int[] gone = {0};
        Await.until(count + " have gone", () -> (gone[0] += after(time, limits)) >= count);
        assertThat(gone[0]).isEqualTo(count);
    }

    private String ended(String workflow) {
        String id = server.started(workflow);
        server.ended(id);
        return id;
    }

    private int status(String id) {
        return server.get("/api/executions/" + id).statusCode();
    }

    private long rows(String table, String execution) {
        Long found = new Query("select count(*) from " + table + " where execution=?", execution)
                .first(database, row -> row.getLong(1));
        return Objects.requireNonNull(found);
    }

    private void execute(String sql) {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String position(TestServer server) {
        try (var stream = server.client()
                .send(
                        server.request("/api/stream?types=execution").build(),
                        java.net.http.HttpResponse.BodyHandlers.ofLines())
                .body()) {
            server.started("short");
            return stream.filter(line -> line.startsWith("id:"))
                    .findFirst()
                    .map(line -> line.substring(3).trim())
                    .orElse(null);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatEndedLongAgoGoesWithAllThatBelongsToIt() {
        String id = ended("dying");
        server.await(
                "/api/executions/" + id + "/logs", logs -> !logs.path("items").isEmpty());
        server.post("/api/dead-letters/discard?execution=" + id, "");
        String labelled = ended("short");
        assertThat(after(Duration.ofDays(89), BY_AGE)).isZero();
        assertThat(status(id)).isEqualTo(200);
        go(2, Duration.ofDays(91), BY_AGE);
        assertThat(status(id)).isEqualTo(404);
        assertThat(server.post("/api/executions/" + id + "/rerun", "{\"from\":\"failed\"}")
                        .statusCode())
                .isEqualTo(404);
        for (String table : List.of("task_run", "journal", "task_log", "dead_letter")) {
            assertThat(rows(table, id)).as(table).isZero();
        }
        assertThat(rows("execution_label", labelled)).isZero();
        JsonNode counts = TestServer.json(server.get("/api/status")).path("executions");
        assertThat(counts.path("SUCCEEDED").asLong() + counts.path("FAILED").asLong())
                .isZero();
        assertThat(status(ended("short"))).isEqualTo(200);
    }

    @Test
    void whatHasNotEndedStaysWithItsParentAndItsChildren() {
        server.register("""
                id: parent
                tasks:
                  - {id: quick, type: workflow, workflow: short}
                  - {id: slow, type: workflow, workflow: gate, dependsOn: [quick]}
                """);
        String parent = server.started("parent");
        JsonNode slow = server.await(
                "/api/executions/" + parent + "/explain?task=slow",
                node -> node.at("/tasks/0/release/childState").asString("").equals("RUNNING"));
        String child = slow.at("/tasks/0/release/child").asString();
        assertThat(after(YEAR.multipliedBy(3), BY_AGE)).isZero();
        assertThat(status(parent)).isEqualTo(200);
        server.post("/api/executions/" + child + "/tasks/one/approve", "");
        server.ended(parent);
        go(3, YEAR.multipliedBy(3), BY_AGE);
    }

    @Test
    void anOpenDeadLetterKeepsItsExecutionForATimeOfItsOwn() {
        String open = ended("dying");
        String discarded = ended("dying");
        server.post("/api/dead-letters/discard?execution=" + discarded, "");
        go(1, Duration.ofDays(91), BY_AGE);
        assertThat(status(open)).isEqualTo(200);
        go(1, Duration.ofDays(366), BY_AGE);
        assertThat(status(open)).isEqualTo(404);
    }

    @Test
    void ofTooManyTheOldestGo() {
        String[] ids = {ended("short"), ended("short"), ended("short"), server.started("gate")};
        go(2, Duration.ZERO, new Limits(null, 1L, YEAR));
        assertThat(status(ids[0])).isEqualTo(404);
        assertThat(status(ids[1])).isEqualTo(404);
        assertThat(status(ids[2])).isEqualTo(200);
        assertThat(status(ids[3])).isEqualTo(200);
    }

    @Test
    void whatAReaderOfTheJournalHasNotReadStays() {
        String id = ended("short");
        execute("insert into reader_position (reader, shard, position) select 'slow', id, 0 from shard");
        assertThat(after(YEAR, BY_AGE)).isZero();
        execute(
                "update reader_position set position=(select s.position from shard s where s.id=shard) where reader='slow'");
        go(1, YEAR, BY_AGE);
        assertThat(status(id)).isEqualTo(404);
    }

    @Test
    void whoFollowsTheStreamFromBeforeIsToldThatSomethingIsMissing() throws Exception {
        ended("short");
        String before = Objects.requireNonNull(position(server));
        server.ended(TestServer.json(server.get("/api/executions?workflow=short"))
                .at("/items/0/id")
                .asString());
        ended("short");
        go(3, YEAR, BY_AGE);
        var lines = server.client()
                .send(
                        server.request("/api/stream", "Last-Event-ID", before).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofLines());
        try (var stream = lines.body()) {
            assertThat(stream.filter(line -> line.startsWith("event:")).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("reset"));
        }
    }

    @Test
    void keysOfCallsGoAfterSevenDaysAndThoseOfInstantsStay() {
        long now = Micros.of(Instant.now());
        for (String scope : List.of("start:a", "cron", "event:x")) {
            execute("insert into start_key (scope, start_key, execution, request_hash, created_us) values ('" + scope
                    + "', 'k', 'e', 0, " + now + ")");
        }
        after(Duration.ofDays(6), BY_AGE);
        assertThat(scopes()).containsOnlyKeys("start:a", "cron", "event:x");
        after(Duration.ofDays(8), BY_AGE);
        assertThat(scopes()).containsOnlyKeys("cron", "event:x");
    }

    private Map<String, Long> scopes() {
        Map<String, Long> scopes = new java.util.TreeMap<>();
        new Query("select scope, count(*) from start_key group by scope")
                .visit(database, row -> scopes.put(row.getString(1), row.getLong(2)) == null);
        return scopes;
    }

    @Test
    void aServerThatStopsDeletesNothingMore() {
        String id = ended("short");
        assertThat(after(YEAR, BY_AGE, true)).isZero();
        assertThat(status(id)).isEqualTo(200);
    }
}
