package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.benchmark.Past;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.storage.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever a list filters by, its pages hold exactly what matches, in order. */
@OnBothDatabases
class ListTest {
    private static final int COUNT = 6_000;
    private static final Map<TestDatabase.Kind, TestServer> SERVERS = new HashMap<>();

    private final TestServer server;
    private final List<JsonNode> all;

    ListTest(TestDatabase.Kind kind) {
        server = SERVERS.computeIfAbsent(kind, ListTest::filled);
        all = pages("");
    }

    private static TestServer filled(TestDatabase.Kind kind) {
        TestServer server = TestServer.start(TestServer.arguments(kind));
        for (int i = 0; i < 60; i++) server.register(Past.document(i));
        try (Connection connection = server.bean("database", Database.class).openForJournal()) {
            new Past(Instant.now(), COUNT).fill(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server;
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TestServer::close);
        SERVERS.clear();
    }

    private List<JsonNode> pages(String filter) {
        List<JsonNode> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = TestServer.json(server.get("/api/executions?limit=500" + filter + cursor));
            assertThat(page.path("items").isArray()).as(page.toString()).isTrue();
            page.path("items").forEach(found::add);
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return found;
    }

    private void matches(String filter, Predicate<JsonNode> wanted) {
        List<String> expected = all.stream()
                .filter(wanted)
                .map(each -> each.path("id").asString())
                .toList();
        assertThat(expected).as("what matches " + filter).isNotEmpty();
        assertThat(pages(filter).stream().map(each -> each.path("id").asString()))
                .as(filter)
                .containsExactlyElementsOf(expected);
    }

    private static Predicate<JsonNode> is(String field, String... values) {
        return each -> List.of(values).contains(each.path(field).asString());
    }

    private static Predicate<JsonNode> labelled(String name, String label) {
        return each -> each.path("labels").path(name).asString("").equals(label);
    }

    @Test
    void allOfThemAreListedOnceTheNewestFirst() {
        assertThat(new HashSet<>(
                        all.stream().map(each -> each.path("id").asString()).toList()))
                .hasSize(COUNT);
        List<String> times =
                all.stream().map(each -> each.path("createdAt").asString()).toList();
        assertThat(times.stream().map(Instant::parse)).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void eachFilterFindsWhatMatches() {
        matches("&workflow=past-12", is("workflow", "past-12"));
        matches("&workflow=default:past-6", is("workflow", "past-6"));
        matches("&namespace=team-3", is("namespace", "team-3"));
        matches("&state=FAILED", is("state", "FAILED"));
        matches("&state=FAILED,TIMED_OUT", is("state", "FAILED", "TIMED_OUT"));
        matches("&trigger=backfill", is("trigger", "backfill"));
        matches("&label=team=t3", labelled("team", "t3"));
        matches("&label=env=prod", labelled("env", "prod"));
        matches("&q=PAST-1", each -> each.path("workflow").asString().contains("past-1"));
        String id = all.get(17).path("id").asString();
        matches("&q=" + id, is("id", id));
        matches(
                "&q=" + id.substring("exec-".length(), 18),
                each -> each.path("id").asString().startsWith(id.substring(0, 18)));
        Instant since = Instant.parse(all.get(2_000).path("createdAt").asString());
        Instant until = Instant.parse(all.get(1_000).path("createdAt").asString());
        matches("&since=" + since + "&until=" + until, each -> {
            Instant created = Instant.parse(each.path("createdAt").asString());
            return !created.isBefore(since) && created.isBefore(until);
        });
    }

    @Test
    void filtersTogetherFindWhatMatchesAllOfThem() {
        matches(
                "&workflow=past-0&state=FAILED&trigger=manual",
                is("workflow", "past-0").and(is("state", "FAILED")).and(is("trigger", "manual")));
        matches("&namespace=team-1&state=CANCELLED", is("namespace", "team-1").and(is("state", "CANCELLED")));
        matches("&label=env=prod&label=team=t5", labelled("env", "prod").and(labelled("team", "t5")));
        matches(
                "&label=env=dev&namespace=default&state=SUCCEEDED",
                labelled("env", "dev").and(is("namespace", "default")).and(is("state", "SUCCEEDED")));
        matches(
                "&q=past-2&state=TIMED_OUT",
                is("state", "TIMED_OUT")
                        .and(each -> each.path("workflow").asString().contains("past-2")));
        matches(
                "&trigger=event&state=FAILED,CANCELLED",
                is("trigger", "event").and(is("state", "FAILED", "CANCELLED")));
        assertThat(pages("&label=no=such")).isEmpty();
        assertThat(pages("&workflow=nowhere&state=FAILED")).isEmpty();
    }

    @Test
    void workflowsAreListedByTheStateOfTheirNewestExecution() {
        Map<String, String> newest = new HashMap<>();
        for (JsonNode each : all)
            newest.putIfAbsent(
                    each.path("workflow").asString(), each.path("state").asString());
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = TestServer.json(server.get("/api/workflows?limit=7&state=SUCCEEDED" + cursor));
            page.path("items").forEach(each -> {
                found.add(each.path("id").asString());
                assertThat(each.path("lastState").asString()).isEqualTo("SUCCEEDED");
            });
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        assertThat(found)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(newest.entrySet().stream()
                        .filter(each -> each.getValue().equals("SUCCEEDED"))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void workflowsComeWithTheirLastExecutions() {
        JsonNode page = TestServer.json(server.get("/api/workflows?limit=60&recent=3"));

        assertThat(page.path("items").size()).isEqualTo(60);
        int seen = 0;
        for (JsonNode workflow : page.path("items")) {
            List<String> newest = all.stream()
                    .filter(each -> each.path("workflow")
                                    .asString()
                                    .equals(workflow.path("id").asString())
                            && each.path("namespace")
                                    .asString()
                                    .equals(workflow.path("namespace").asString()))
                    .limit(3)
                    .map(each -> each.path("id") + " " + each.path("state") + " " + each.path("endedAt"))
                    .toList();
            List<String> found = new ArrayList<>();
            workflow.path("recent")
                    .forEach(
                            each -> found.add(each.path("id") + " " + each.path("state") + " " + each.path("endedAt")));
            assertThat(found).containsExactlyElementsOf(newest);
            seen += found.size();
        }
        assertThat(seen).isGreaterThan(60);
        assertThat(TestServer.json(server.get("/api/workflows?limit=1"))
                        .at("/items/0/recent")
                        .isNull())
                .isTrue();
    }

    @Test
    void workflowsAreListedByWhetherTheyArePaused() {
        server.post("/api/workflows/past-6/pause", "");
        try {
            JsonNode paused = TestServer.json(server.get("/api/workflows?paused=true"));
            assertThat(paused.path("items").size()).isEqualTo(1);
            assertThat(paused.at("/items/0/id").asString()).isEqualTo("past-6");
            JsonNode others = TestServer.json(server.get("/api/workflows?paused=false&limit=500"));
            assertThat(others.path("items").size()).isEqualTo(59);
        } finally {
            server.post("/api/workflows/past-6/resume", "");
        }
    }

    @Test
    void theStatusCountsWhatTheListsShow() {
        JsonNode counts = TestServer.json(server.get("/api/status")).path("executions");
        for (String state : List.of("SUCCEEDED", "FAILED", "CANCELLED", "TIMED_OUT", "RUNNING")) {
            assertThat(counts.path(state).asLong())
                    .as(state)
                    .isEqualTo(all.stream().filter(is("state", state)).count());
        }
    }
}
