package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Schedules as callers see them: what lies ahead, what became of instants, and backfill. */
class ScheduleTest {
    private static final String TASK = "\ntasks: [{id: only, type: wait, duration: 1ms}]\n";

    private final TestServer server = TestServer.shared();

    private static List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(item -> item.path(field).asString()).toList();
    }

    private JsonNode items(String path) {
        return TestServer.json(server.get(path)).path("items");
    }

    @Test
    void theNextInstantsSayWhatTheClockDoesToThem() {
        server.register("id: kyiv\ntimezone: Europe/Kyiv\nschedule: ['30 3 * * *', '0 12 * * *']" + TASK);
        JsonNode items = items("/api/workflows/kyiv/schedule?count=4&after=2026-03-28T12:00:00Z");
        assertThat(texts(items, "at"))
                .containsExactly(
                        "2026-03-29T01:00:00Z", "2026-03-29T09:00:00Z", "2026-03-30T00:30:00Z", "2026-03-30T09:00:00Z");
        assertThat(texts(items, "trigger")).startsWith("30 3 * * *", "0 12 * * *");
        assertThat(texts(items, "timezone")).containsOnly("Europe/Kyiv");
        assertThat(items.get(0).path("note").asString()).isEqualTo("SHIFTED_BY_GAP");
        assertThat(items.get(1).path("note").isNull()).isTrue();
        assertThat(items("/api/workflows/kyiv/schedule")).hasSize(10);
        assertThat(server.get("/api/workflows/kyiv/schedule?count=1001").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/api/workflows/nobody/schedule").statusCode()).isEqualTo(404);
    }

    @Test
    void aJitterShowsWhenTheExecutionStarts() {
        server.register("id: jitter\ntriggers: [{type: cron, schedule: '0 3 * * *', jitter: 1h}]" + TASK);
        JsonNode first = items("/api/workflows/jitter/schedule?count=1&after=2026-01-01T00:00:00Z")
                .get(0);
        assertThat(first.path("at").asString()).isEqualTo("2026-01-01T03:00:00Z");
        assertThat(first.path("startsAt").asString())
                .startsWith("2026-01-01T03:")
                .isNotEqualTo("2026-01-01T03:00:00Z");
    }

    @Test
    void theNextRunIsShownUnlessThereIsNone() {
        server.register("id: yearly\nschedule: '@yearly'" + TASK);
        server.register("id: never" + TASK);
        assertThat(nextRun("yearly")).endsWith("-01-01T00:00:00Z");
        assertThat(nextRun("never")).isEmpty();
        assertThat(texts(TestServer.json(server.get("/api/status")).path("nextRuns"), "workflow"))
                .contains("yearly");
        server.post("/api/workflows/yearly/pause", "");
        assertThat(nextRun("yearly")).isEmpty();
        assertThat(texts(TestServer.json(server.get("/api/status")).path("nextRuns"), "workflow"))
                .doesNotContain("yearly");
        server.post("/api/workflows/yearly/resume", "");
        assertThat(nextRun("yearly")).isNotEmpty();
        server.send("DELETE", "/api/workflows/yearly", "");
    }

    private String nextRun(String workflow) {
        return TestServer.json(server.get("/api/workflows/" + workflow))
                .path("nextRun")
                .asString("");
    }

    @Test
    void aBackfillStartsEachInstantOnce() {
        server.register("id: fill\ninputs: {day: {type: date, default: \"${{ trigger.date }}\"}}\nschedule: '0 3 * * *'"
                + TASK);
        String range = "{\"from\":\"2026-01-01T03:00:00Z\",\"to\":\"2026-01-04T03:00:00Z\"}";
        JsonNode report = TestServer.json(server.post("/api/workflows/fill/backfill", range));
        assertThat(report.path("instants").asInt()).isEqualTo(3);
        assertThat(report.path("started").asInt()).isEqualTo(3);
        JsonNode again = TestServer.json(server.post("/api/workflows/fill/backfill", range));
        assertThat(again.path("started").asInt()).isZero();
        assertThat(again.path("existing").asInt()).isEqualTo(3);
        JsonNode executions = items("/api/executions?workflow=fill&trigger=backfill");
        assertThat(executions).hasSize(3);
        JsonNode firings = items("/api/workflows/fill/firings");
        assertThat(texts(firings, "at"))
                .containsExactly("2026-01-03T03:00:00Z", "2026-01-02T03:00:00Z", "2026-01-01T03:00:00Z");
        assertThat(texts(firings, "result")).containsOnly("STARTED");
        JsonNode newest = TestServer.json(
                server.get("/api/executions/" + firings.get(0).path("execution").asString()));
        assertThat(newest.path("inputs").path("day").asString()).isEqualTo("2026-01-03");
    }

    @Test
    void firingsArePaged() {
        server.register("id: paged\nschedule: '0 * * * *'" + TASK);
        server.post(
                "/api/workflows/paged/backfill", "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-01T05:00:00Z\"}");
        JsonNode page = TestServer.json(server.get("/api/workflows/paged/firings?limit=3"));
        assertThat(page.path("items")).hasSize(3);
        JsonNode rest = TestServer.json(server.get("/api/workflows/paged/firings?limit=3&cursor="
                + page.path("nextCursor").asString()));
        assertThat(texts(rest.path("items"), "at")).containsExactly("2026-01-01T01:00:00Z", "2026-01-01T00:00:00Z");
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        assertThat(server.get("/api/workflows/nobody/firings").statusCode()).isEqualTo(404);
    }

    @Test
    void aBackfillSaysWhatIsWrongWithItsRange() {
        server.register("id: range\nschedule: '* * * * *'" + TASK);
        for (String body : List.of(
                "",
                "{}",
                "{\"from\":\"2026-01-01T00:00:00Z\"}",
                "{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}",
                "{\"from\":\"2025-01-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}",
                "{\"from\":\"-1000000-01-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}")) {
            var answer = server.post("/api/workflows/range/backfill", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            assertThat(answer.body()).contains("message");
        }
        assertThat(items("/api/workflows/range/firings")).isEmpty();
        server.send("DELETE", "/api/workflows/range", "");
    }
}
