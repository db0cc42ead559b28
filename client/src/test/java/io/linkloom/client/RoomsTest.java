package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.BackendSpec;
import io.linkloom.api.BulkResult;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.FiringResult;
import io.linkloom.api.ServerStatus;
import io.linkloom.api.WorkflowGraphView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each call of the other rooms asks for, and how it understands the answer. */
class RoomsTest extends Rooms {
    private static final String WORKFLOW = """
            {"id": "w", "namespace": "ops", "version": 2, "labels": {"team": "a"}, "paused": true, "lastState": "FAILED",
             "createdAt": "%s", "updatedAt": "%s", "source": "id: w"}""".formatted(TIME, TIME);
    private static final String BACKEND = """
            {"name": "shop", "spec": {"instances": ["http://a"], "timeout": "PT5S"},
             "status": {"name": "shop", "state": "UP", "used": 1, "limit": 9, "waiting": 0, "waitReason": "RATE_LIMIT",
                        "instances": []}, "createdAt": "%s", "updatedAt": "%s"}""".formatted(TIME, TIME);

    @Test
    void listsWorkflows() {
        WorkflowQuery query = WorkflowQuery.newest(20)
                .inNamespace("ops")
                .labelled("team", "a b")
                .labelled("tier", "1")
                .inState(ExecutionState.FAILED, ExecutionState.TIMED_OUT)
                .matching("rep")
                .after("c");

        assertThat(expects(
                                "GET /api/workflows?namespace=ops&label=team%3Da%20b&label=tier%3D1&state=FAILED%2CTIMED_OUT"
                                        + "&q=rep&limit=20&cursor=c",
                                page(WORKFLOW))
                        .workflows()
                        .list(query)
                        .nextCursor())
                .isEqualTo("next");
    }

    @Test
    void readsWorkflows() {
        String version = "{\"id\": \"w\", \"namespace\": \"ops\", \"version\": 2, \"createdAt\": \"" + TIME + "\"}";

        assertThat(expects("GET /api/workflows/ops%3Aw", WORKFLOW)
                        .workflows()
                        .get("ops:w")
                        .labels())
                .containsEntry("team", "a");
        assertThat(expects("GET /api/workflows/w", "id: w # ї").workflows().source("w"))
                .isEqualTo("id: w # ї");
        assertThat(server.requests().get(1).headers()).containsEntry("accept", "application/yaml");
        assertThat(expects("GET /api/workflows/w/versions", page(version))
                        .workflows()
                        .versions("w"))
                .singleElement()
                .satisfies(v -> assertThat(v.source()).isNull());
        assertThat(expects("GET /api/workflows/w/versions/2", version)
                        .workflows()
                        .version("w", 2)
                        .version())
                .isEqualTo(2);
        assertThat(expects("GET /api/workflows/w/versions/1", "id: w")
                        .workflows()
                        .source("w", 1))
                .isEqualTo("id: w");
    }

    @Test
    void readsTheSchemaOfTheLanguage() {
        assertThat(expects("GET /api/schemas/workflow.json", "{}").workflows().schema())
                .isEqualTo("{}");
    }

    @Test
    void drawsWorkflows() {
        WorkflowGraphView graph =
                expects("GET /api/workflows/w/graph", """
                {"nodes": [{"id": "a", "type": "http", "level": 0, "typicalDuration": "PT1S"}],
                 "edges": [{"from": "a", "to": "b"}], "levels": [["a"], ["b"]], "criticalPath": ["a", "b"]}""").workflows().graph("w");
        String layout = """
                {"width": 10, "height": 20.5, "nodes": [{"id": "a", "x": 1, "y": 2, "width": 3, "height": 4}],
                 "edges": [{"from": "a", "to": "b", "points": [{"x": 1, "y": 2.5}]}]}""";

        assertThat(graph.levels()).containsExactly(List.of("a"), List.of("b"));
        assertThat(expects("GET /api/workflows/w/layout", layout)
                        .workflows()
                        .layout("w")
                        .height())
                .isEqualTo(20.5);
        assertThat(expects("GET /api/workflows/w/layout?version=2", layout)
                        .workflows()
                        .layout("w", 2)
                        .edges())
                .hasSize(1);
    }

    @Test
    void changesWorkflows() {
        String done = """
                {"id": "w", "namespace": "default", "version": 1, "result": "unchanged", "warnings": []}""";

        expects("POST /api/workflows?dryRun=true", done).workflows().validate("id: w");
        assertThat(body()).isEqualTo("id: w");
        expects("PUT /api/workflows/w", done).workflows().put("w", "id: w");
        assertThat(expects("POST /api/workflows/w/pause", WORKFLOW)
                        .workflows()
                        .pause("w")
                        .paused())
                .isTrue();
        expects("POST /api/workflows/w/resume", WORKFLOW).workflows().resume("w");
        expects("DELETE /api/workflows/w", "").workflows().delete("w");
    }

    @Test
    void schedules() {
        String instant = """
                {"at": "%s", "trigger": "0 3 * * *", "timezone": "Europe/Kyiv", "note": null, "startsAt": "%s"}""".formatted(TIME, TIME);

        assertThat(expects("GET /api/workflows/w/schedule?count=3", page(instant))
                        .schedules()
                        .next("w", 3))
                .singleElement()
                .satisfies(next -> assertThat(next.at()).isEqualTo(AT));
        expects("GET /api/workflows/w/schedule?count=1&after=2026-01-02T03%3A04%3A05Z", page(instant))
                .schedules()
                .next("w", 1, AT);
        assertThat(expects("GET /api/workflows/w/firings?limit=2&cursor=c", page("""
                {"at": "%s", "trigger": "* * * * *", "timezone": "UTC", "result": "MISSED", "execution": null,
                 "message": null, "decidedAt": "%s", "since": null, "count": 1}""".formatted(TIME, TIME)))
                        .schedules()
                        .firings("w", 2, "c")
                        .items()
                        .get(0)
                        .result())
                .isEqualTo(FiringResult.MISSED);
        assertThat(expects("POST /api/workflows/w/backfill", """
                {"instants": 5, "started": 2, "existing": 3, "skipped": 0, "failed": 0}""")
                        .schedules()
                        .backfill("w", AT, AT.plusSeconds(60))
                        .started())
                .isEqualTo(2);
        assertThat(body()).isEqualTo("{\"from\":\"2026-01-02T03:04:05Z\",\"to\":\"2026-01-02T03:05:05Z\"}");
    }

    @Test
    void looksAfterTheDead() {
        DeadLetterFilter filter = DeadLetterFilter.all()
                .ofExecution("e")
                .ofWorkflow("w")
                .inNamespace("ops")
                .withError("http-500");
        String matching = "?execution=e&workflow=w&namespace=ops&error=http-500";

        assertThat(expects("GET /api/dead-letters" + matching + "&limit=5", page("""
                {"id": "d", "execution": "e", "workflow": "w", "namespace": "default", "task": "a", "index": null,
                 "attempts": 3, "error": {"code": "http-500", "message": "Boom"}, "deadAt": "%s"}""".formatted(TIME)))
                        .deadLetters()
                        .list(filter, 5, null)
                        .items())
                .hasSize(1);
        steers(
                "",
                expects("POST /api/dead-letters/d/requeue", EXECUTION)
                        .deadLetters()
                        .requeue("d"));
        steers(
                "",
                expects("POST /api/dead-letters/d/discard", EXECUTION)
                        .deadLetters()
                        .discard("d"));
        String result = "{\"count\": 4, \"remaining\": 1}";
        assertThat(expects("POST /api/dead-letters/requeue" + matching, result)
                        .deadLetters()
                        .requeueAll(filter))
                .isEqualTo(new BulkResult(4, 1));
        expects("POST /api/dead-letters/discard", result).deadLetters().discardAll(DeadLetterFilter.all());
    }

    @Test
    void looksAfterBackends() {
        BackendSpec spec =
                new BackendSpec(List.of("http://a"), null, 5, null, null, Duration.ofSeconds(5), null, List.of());

        assertThat(expects("GET /api/backends?limit=5", page(BACKEND))
                        .backends()
                        .list(5, null)
                        .items())
                .hasSize(1);
        assertThat(expects("GET /api/backends/shop", BACKEND)
                        .backends()
                        .get("shop")
                        .spec()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(5));
        expects("PUT /api/backends/shop", BACKEND).backends().put("shop", spec);
        assertThat(body())
                .contains("\"timeout\":\"PT5S\"")
                .contains("\"concurrency\":5")
                .contains("\"rate\":null");
        expects("DELETE /api/backends/shop", "").backends().delete("shop");
    }

    @Test
    void looksAfterSecretsAndBackups() {
        String secret = "{\"name\": \"KEY\", \"namespace\": \"ops\", \"createdAt\": \"%s\", \"updatedAt\": \"%s\""
                .formatted(TIME, TIME);
        String backup = """
                {"name": "b.zip", "createdAt": "%s", "reason": "ASKED", "server": "0.1.0", "schema": 12, "bytes": 5000000000}""".formatted(TIME);

        expects("GET /api/secrets?namespace=ops&limit=5", page(secret + "}"))
                .secrets()
                .list("ops", 5, null);
        expects("GET /api/secrets/ops%3AKEY", secret + "}").secrets().get("ops:KEY");
        expects("PUT /api/secrets/KEY", secret + ", \"result\": \"created\", \"warnings\": []}")
                .secrets()
                .put("KEY", "hush");
        assertThat(body()).isEqualTo("{\"value\":\"hush\"}");
        expects("DELETE /api/secrets/KEY", "").secrets().delete("KEY");
        assertThat(expects("POST /api/backups", backup).backups().make().bytes())
                .isEqualTo(5_000_000_000L);
        expects("GET /api/backups?limit=5&cursor=c", page(backup)).backups().list(5, "c");
    }

    @Test
    void sendsEvents() {
        String receipt = """
                {"executions": [{"id": "exec-1", "workflow": "w", "namespace": "default"}],
                 "errors": [{"source": "/shop", "event": "1", "workflow": "v", "namespace": "default", "code": "PAUSED",
                             "message": "…"}]}""";
        CloudEvent event = CloudEvent.of("/shop", "order.placed")
                .id("1")
                .subject("17")
                .time(AT)
                .data(Map.of("order", 17))
                .extension("region", "eu");

        assertThat(expects("POST /api/events", receipt).sendEvent(event).executions())
                .hasSize(1);
        assertThat(body()).isEqualTo("""
                {"region":"eu","specversion":"1.0","id":"1","source":"/shop","type":"order.placed","subject":"17",\
                "time":"2026-01-02T03:04:05Z","datacontenttype":"application/json","data":{"order":17}}""");
        assertThat(server.requests().get(0).headers().get("content-type")).startsWith("application/cloudevents+json");
        expects("POST /api/events", receipt).sendEvents(List.of(event, event));
        assertThat(body()).startsWith("[{").endsWith("}]");
        assertThat(server.requests().get(1).headers().get("content-type"))
                .startsWith("application/cloudevents-batch+json");
    }

    @Test
    void readsTheStatusOfTheServer() {
        ServerStatus status = expects("GET /api/status", """
                {"executions": {"QUEUED": 0, "FAILED": 3000000000}, "lastFailures": [], "deadLetters": 2, "backends": [],
                 "nodes": [{"id": "n", "shards": 16}],
                 "nextRuns": [{"workflow": "w", "namespace": "default", "at": "%s", "trigger": "@daily", "timezone": "UTC"}]}
                """.formatted(TIME)).status();

        assertThat(status.executions()).containsEntry(ExecutionState.FAILED, 3_000_000_000L);
        assertThat(status.nextRuns().get(0).at()).isEqualTo(AT);
    }
}
