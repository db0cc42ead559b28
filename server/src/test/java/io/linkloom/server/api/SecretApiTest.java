package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Values go in, names come out. */
class SecretApiTest {
    private final TestServer server = TestServer.shared();
    private final Schemas schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));

    private HttpResponse<String> put(String name, String value) {
        String body = TestServer.JSON.writeValueAsString(java.util.Map.of("value", value));
        return server.send("PUT", "/api/secrets/" + name, body, "Content-Type", "application/json");
    }

    private JsonNode answer(HttpResponse<String> response, int status, String schema) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = TestServer.json(response);
        assertThat(schemas.check(schema, body)).isEmpty();
        return body;
    }

    @Test
    void aSecretIsPutReplacedReadWithoutItsValueAndDeleted() {
        JsonNode created = answer(put("api-one:TOKEN", "the first value"), 201, "SecretSaved");
        assertThat(created.path("result").asString()).isEqualTo("created");
        assertThat(created.path("warnings")).isEmpty();
        JsonNode updated = answer(put("api-one:TOKEN", "the second value"), 200, "SecretSaved");
        assertThat(updated.path("createdAt")).isEqualTo(created.path("createdAt"));

        HttpResponse<String> read = server.get("/api/secrets/api-one:TOKEN");
        assertThat(answer(read, 200, "SecretSummary").path("namespace").asString())
                .isEqualTo("api-one");
        assertThat(read.body()).doesNotContain("value");
        assertThat(server.send("DELETE", "/api/secrets/api-one:TOKEN", "").statusCode())
                .isEqualTo(204);
        answer(server.get("/api/secrets/api-one:TOKEN"), 404, "Problem");
        answer(server.send("DELETE", "/api/secrets/api-one:TOKEN", ""), 404, "Problem");
    }

    @Test
    void theListIsPaged() {
        for (int i = 0; i < 5; i++) put("api-list:S" + i, "some value");
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = answer(server.get("/api/secrets?namespace=api-list&limit=2" + cursor), 200, "SecretPage");
            page.path("items").forEach(item -> names.add(item.path("name").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(names).containsExactly("S4", "S3", "S2", "S1", "S0");
        assertThat(server.get("/api/secrets?cursor=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void whatCannotBeASecretIsRefusedWithTheReason() {
        for (String name : List.of("1A", "a%20b", "A:B", "-x", "x".repeat(101)))
            answer(put(name, "some value"), 422, "Problem");
        for (String value : List.of("", "abc", "  abc \n", "with\0nul")) answer(put("API_BAD", value), 422, "Problem");
        answer(put("API_BAD", "x".repeat(64 * 1024 + 1)), 413, "Problem");
        for (String body : List.of("", "{}", "{\"value\":null}", "{\"value\":12345}", "{\"valeu\":\"x\"}"))
            answer(
                    server.send("PUT", "/api/secrets/API_BAD", body, "Content-Type", "application/json"),
                    422,
                    "Problem");
        answer(server.send("PUT", "/api/secrets/API_BAD", "x", "Content-Type", "text/plain"), 415, "Problem");
        answer(server.get("/api/secrets/API_BAD"), 404, "Problem");
        answer(server.get("/api/secrets?names=all"), 400, "Problem");
        assertThat(server.send(
                                "PUT",
                                "/api/secrets/API_BAD",
                                "{\"value\":\"abc\"}",
                                "Content-Type",
                                "application/json",
                                "Accept-Language",
                                "uk")
                        .body())
                .contains("Секрет має щонайменше 4 символи");
    }

    @Test
    void aShortSecretIsTakenWithAWarning() {
        assertThat(answer(put("api-short:PIN", "48151"), 201, "SecretSaved")
                        .at("/warnings/0/message")
                        .asString())
                .contains("less than 8");
        put("api-short:LONG", "x".repeat(64 * 1024));
        assertThat(server.get("/api/secrets/api-short:LONG").statusCode()).isEqualTo(200);
    }

    @Test
    void registeringWarnsOfASecretThatIsNotThere() {
        String workflow = """
                id: needs-secret
                namespace: api-warn
                tasks:
                  - {id: a, type: shell, command: 'true', env: {X: "${{ secrets.API_WARN }}", Y: "${{ secrets.API_THERE }}"}}
                """;
        put("api-warn:API_THERE", "some value");

        JsonNode warnings = TestServer.json(server.register(workflow)).path("warnings");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.at("/0/message").asString()).contains("no secret `API_WARN` in the namespace api-warn");
        assertThat(warnings.at("/0/pointer").asString()).isEqualTo("/tasks/0");

        put("api-warn:API_WARN", "some value");
        assertThat(TestServer.json(server.register(workflow)).path("warnings")).isEmpty();
    }

    @Test
    void aTaskWithoutItsSecretDiesAndSaysWhy() {
        server.register("""
                id: no-secret
                namespace: api-dead
                tasks: [{id: a, type: shell, command: 'echo "$X"', env: {X: "${{ secrets.GONE }}"}}]
                """);
        String id = server.started("api-dead:no-secret");

        JsonNode ended = server.ended(id);

        assertThat(ended.at("/error/code").asString()).isEqualTo("MISSING_SECRET");
        assertThat(ended.at("/error/message").asString()).contains("PUT /api/secrets/api-dead:GONE");
        assertThat(ended.at("/tasks/0/attempts").asInt()).isEqualTo(1);

        put("api-dead:GONE", "here it is");
        server.post("/api/executions/" + id + "/rerun", "{\"from\":\"failed\"}");
        server.await(
                "/api/executions/" + id, node -> node.path("state").asString().equals("SUCCEEDED"));
    }

    @Test
    void aSecretThatIsAskedForByHasMayBeMissing() {
        server.register("""
                id: perhaps
                tasks: [{id: a, type: shell, command: 'echo "$X" > $LOOM_OUTPUT', env: {X: "${{ has(secrets.PERHAPS) ? 'yes' : 'no' }}"}}]
                """);
        assertThat(server.ended(server.started("perhaps")).at("/tasks/0/output").asString())
                .isEqualTo("no");
    }

    @Test
    void anotherNamespacesSecretIsNotReached() {
        put("api-theirs:ONLY_THEIRS", "some value");
        server.register("""
                id: theirs
                namespace: api-mine
                tasks: [{id: a, type: shell, command: 'true', env: {X: "${{ secrets.ONLY_THEIRS }}"}}]
                """);
        assertThat(server.ended(server.started("api-mine:theirs"))
                        .at("/error/code")
                        .asString())
                .isEqualTo("MISSING_SECRET");
    }
}
