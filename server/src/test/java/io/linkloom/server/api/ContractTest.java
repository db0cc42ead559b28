package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each route answers as the description of the API says. */
@OnBothDatabases
class ContractTest {
    private final TestServer server;
    private final Schemas schemas;

    ContractTest(TestDatabase.Kind kind) {
        server = TestServer.shared(kind);
        schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));
    }

    private static String waiting(String id) {
        return """
                id: %s
                labels: {team: bi}
                inputs: {n: {type: int, default: 3}}
                tasks:
                  - {id: gate, type: approval, message: "Go on?"}
                  - {id: after, type: wait, duration: 1ms, dependsOn: [gate]}
                """.formatted(id);
    }

    private JsonNode answer(HttpResponse<String> response, int status, String schema) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = TestServer.json(response);
        assertThat(schemas.check(schema, body)).isEmpty();
        return body;
    }

    @Test
    void aWorkflowIsRegisteredOnceAndChangesByVersions() {
        assertThat(answer(server.register(waiting("versions")), 201, "WorkflowRegistration")
                        .path("result")
                        .asString())
                .isEqualTo("created");
        assertThat(answer(server.register("# the same\n" + waiting("versions")), 200, "WorkflowRegistration")
                        .path("result")
                        .asString())
                .isEqualTo("unchanged");
        JsonNode updated = answer(
                server.send(
                        "PUT",
                        "/api/workflows/versions",
                        waiting("versions").replace("Go on?", "Really?"),
                        "Content-Type",
                        "text/yaml"),
                200,
                "WorkflowRegistration");
        assertThat(updated.path("version").asInt()).isEqualTo(2);
        assertThat(answer(server.get("/api/workflows/versions/versions"), 200, "VersionPage")
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(answer(server.get("/api/workflows/versions/versions/1"), 200, "WorkflowVersion")
                        .path("source")
                        .asString())
                .startsWith("# the same");
        assertThat(server.get("/api/workflows/versions", "Accept", "application/yaml")
                        .body())
                .contains("Really?");
        answer(server.get("/api/workflows/versions"), 200, "WorkflowDetails");
        answer(server.get("/api/workflows?label=team=bi&q=VERS&recent=2&paused=false"), 200, "WorkflowPage");
        answer(server.post("/api/workflows/versions/pause", ""), 200, "WorkflowDetails");
        assertThat(answer(server.post("/api/workflows/versions/resume", ""), 200, "WorkflowDetails")
                        .path("paused")
                        .asBoolean())
                .isFalse();
        JsonNode graph = answer(server.get("/api/workflows/versions/graph"), 200, "WorkflowGraph");
        assertThat(graph.path("criticalPath").toString()).isEqualTo("[\"gate\",\"after\"]");
        assertThat(server.send("DELETE", "/api/workflows/versions", "").statusCode())
                .isEqualTo(204);
        answer(server.get("/api/workflows/versions"), 404, "Problem");
        assertThat(answer(server.register(waiting("versions")), 201, "WorkflowRegistration")
                        .path("version")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aDryRunSaysWhatWouldBeAndRegistersNothing() {
        HttpResponse<String> response =
                server.send("POST", "/api/workflows?dryRun=true", waiting("dry"), "Content-Type", "application/yaml");
        assertThat(answer(response, 200, "WorkflowRegistration").path("result").asString())
                .isEqualTo("created");
        answer(server.get("/api/workflows/dry"), 404, "Problem");
    }

    @Test
    void anExecutionIsStartedApprovedAndRead() {
        server.register(waiting("approvals"));
        HttpResponse<String> response =
                server.post("/api/workflows/approvals/executions", "{\"inputs\":{\"n\":7},\"labels\":{\"a\":\"b\"}}");
        JsonNode started = answer(response, 201, "ExecutionDetails");
        String path = response.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo("/api/executions/" + started.path("id").asString());
        JsonNode execution = answer(server.get(path), 200, "ExecutionDetails");
        assertThat(execution).isEqualTo(started);
        assertThat(execution.at("/tasks/0/waitReason").asString()).isEqualTo("APPROVAL");
        assertThat(execution.at("/tasks/1/waitReason").asString()).isEqualTo("UPSTREAM");
        assertThat(execution.at("/inputs/n").asInt()).isEqualTo(7);
        assertThat(execution.path("labels").toString()).isEqualTo("{\"team\":\"bi\",\"a\":\"b\"}");
        answer(server.post(path + "/pause", ""), 202, "ExecutionDetails");
        answer(server.post(path + "/pause", ""), 409, "Problem");
        answer(server.post(path + "/resume", ""), 202, "ExecutionDetails");
        answer(server.post(path + "/tasks/after/approve", ""), 409, "Problem");
        answer(server.post(path + "/tasks/gate/approve", "{\"comment\":\"fine\"}"), 202, "ExecutionDetails");
        JsonNode ended = server.ended(started.path("id").asString());
        assertThat(schemas.check("ExecutionDetails", ended)).isEmpty();
        assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(ended.at("/tasks/0/output/comment").asString()).isEqualTo("fine");
        JsonNode task = answer(server.get(path + "/tasks/gate"), 200, "TaskRun");
        assertThat(task.path("attemptList").size()).isEqualTo(1);
        JsonNode timeline =
                answer(server.get(path + "/timeline"), 200, "TimelinePage").path("items");
        for (int i = 0; i < timeline.size(); i++)
            assertThat(timeline.at("/" + i + "/seq").asInt()).isEqualTo(i + 1);
        answer(server.post(path + "/cancel", ""), 409, "Problem");
        answer(
                server.get("/api/executions?workflow=approvals&state=SUCCEEDED&label=a=b&trigger=manual"),
                200,
                "ExecutionPage");
    }

    @Test
    void aDeadTaskIsALetterThatIsRequeuedOrDiscarded() {
        server.register("""
                id: dying
                tasks: [{id: boom, type: shell, command: 'echo said; exit 3', retry: {maxAttempts: 1}}]
                """);
        String id = server.started("dying");
        assertThat(server.ended(id).at("/error/code").asString()).isEqualTo("EXIT_3");
        JsonNode letters =
                answer(server.get("/api/dead-letters?execution=" + id + "&error=EXIT_3"), 200, "DeadLetterPage");
        assertThat(letters.path("items").size()).isEqualTo(1);
        String letter = "/api/dead-letters/" + letters.at("/items/0/id").asString();
        answer(server.post(letter + "/requeue", ""), 202, "ExecutionDetails");
        server.await(
                "/api/executions/" + id + "/tasks/boom",
                task -> task.path("state").asString().equals("DEAD")
                        && task.path("attempts").asInt() == 2);
        answer(server.post(letter + "/discard", ""), 202, "ExecutionDetails");
        assertThat(answer(server.get("/api/dead-letters?execution=" + id), 200, "DeadLetterPage")
                        .path("items")
                        .size())
                .isZero();
        assertThat(answer(server.get("/api/dead-letters?error=OTHER"), 200, "DeadLetterPage")
                        .path("items")
                        .size())
                .isZero();
        server.await(
                "/api/executions/" + id + "/logs?q=SAID",
                logs -> logs.path("items").size() == 2);
        answer(server.get("/api/executions/" + id + "/logs"), 200, "LogPage");
        assertThat(answer(server.get("/api/executions/" + id + "/logs?tail=1&q=SAID"), 200, "LogPage")
                        .at("/items/0/attempt")
                        .asInt())
                .isEqualTo(2);
        assertThat(server.get("/api/executions/" + id + "/logs", "Accept", "text/plain")
                        .body())
                .startsWith("said\n");
        assertThat(server.get("/api/executions/" + id + "/logs", "Accept", "text/event-stream")
                        .body())
                .contains("event: log", "said");
        JsonNode nodes = answer(server.get("/api/status"), 200, "Status").path("nodes");
        assertThat(nodes.size()).isEqualTo(1);
        assertThat(nodes.path(0).path("shards").asInt()).isEqualTo(16);
    }

    @Test
    void lettersAreRequeuedAndDiscardedByFilter() {
        server.register("""
                id: dying-often
                tasks: [{id: boom, type: shell, command: 'exit 4', retry: {maxAttempts: 1}}]
                """);
        String[] ids = {server.started("dying-often"), server.started("dying-often")};
        for (String id : ids) server.ended(id);
        assertThat(answer(server.post("/api/dead-letters/requeue?workflow=dying-often", ""), 202, "BulkResult")
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        for (String id : ids) {
            server.await(
                    "/api/executions/" + id,
                    node -> !node.path("endedAt").isNull()
                            && node.at("/tasks/0/attempts").asInt() == 2);
        }
        assertThat(answer(
                                server.post("/api/dead-letters/discard?workflow=dying-often&error=OTHER", ""),
                                202,
                                "BulkResult")
                        .path("count")
                        .asInt())
                .isEqualTo(0);
        assertThat(answer(server.post("/api/dead-letters/discard?workflow=dying-often", ""), 202, "BulkResult")
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(answer(server.post("/api/dead-letters/requeue?workflow=dying-often", ""), 202, "BulkResult")
                        .path("count")
                        .asInt())
                .isEqualTo(0);
    }

    @Test
    void aRerunFromTheStartIsANewExecutionWithTheSameInputs() {
        server.register(waiting("again"));
        String first = TestServer.json(server.post("/api/workflows/again/executions", "{\"inputs\":{\"n\":9}}"))
                .path("id")
                .asString();
        JsonNode second = answer(
                server.post("/api/executions/" + first + "/rerun", "{\"from\":\"start\"}"), 201, "ExecutionDetails");
        assertThat(second.path("id").asString()).isNotEqualTo(first);
        assertThat(second.at("/inputs/n").asInt()).isEqualTo(9);
        answer(server.post("/api/executions/" + first + "/rerun", "{\"from\":\"failed\"}"), 409, "Problem");
        answer(server.post("/api/executions/" + first + "/rerun", "{\"task\":\"gaet\"}"), 404, "Problem");
    }

    @Test
    void aFanOutIsOneEntryWithItsItemsApart() {
        server.register("""
                id: wide
                inputs: {list: {type: array, default: [1, 2, 3, 4, 5]}}
                tasks: [{id: each, type: wait, duration: 1h, forEach: '${{ inputs.list }}', maxParallel: 2}]
                """);
        String path = "/api/executions/" + server.started("wide");
        JsonNode execution =
                server.await(path, node -> node.at("/tasks/0/counts/WAITING").asInt(0) == 2);
        assertThat(execution.at("/tasks/0/counts/QUEUED").asInt()).isEqualTo(3);
        JsonNode page = answer(server.get(path + "/tasks/each/items?limit=3"), 200, "TaskRunPage");
        JsonNode rest = answer(
                server.get(path + "/tasks/each/items?limit=3&cursor="
                        + page.path("nextCursor").asString()),
                200,
                "TaskRunPage");
        assertThat(page.path("items").size() + rest.path("items").size()).isEqualTo(5);
        assertThat(rest.at("/items/1/index").asInt()).isEqualTo(4);
        assertThat(rest.at("/items/1/state").asString()).isEqualTo("QUEUED");
        answer(server.get(path + "/tasks/each?index=4"), 200, "TaskRun");
        answer(server.get(path + "/tasks/each?index=5"), 404, "Problem");
        answer(server.post(path + "/cancel", "{\"reason\":\"enough\"}"), 202, "ExecutionDetails");
    }

    @Test
    void aListGoesOnWhereThePageBeforeEnded() {
        server.register(waiting("pages"));
        for (int i = 0; i < 5; i++) server.started("pages");
        JsonNode all =
                TestServer.json(server.get("/api/executions?workflow=pages")).path("items");
        java.util.List<String> seen = new java.util.ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = answer(server.get("/api/executions?workflow=pages&limit=2" + cursor), 200, "ExecutionPage");
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen)
                .hasSize(5)
                .isEqualTo(all.valueStream()
                        .map(item -> item.path("id").asString())
                        .toList());
    }

    @Test
    void theServerSaysWhatItIs() {
        answer(server.get("/api/meta"), 200, "Meta");
        assertThat(TestServer.json(server.get("/api/schemas/workflow.json"))
                        .path("$schema")
                        .asString())
                .contains("2020-12");
        assertThat(server.get("/actuator/health").statusCode()).isEqualTo(200);
        answer(server.get("/actuator/env"), 404, "Problem");
        answer(server.post("/api/events", "{}"), 422, "Problem");
    }
}
