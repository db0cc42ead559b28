package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A failure in one look, and two runs side by side. */
class DigestTest {
    private final TestServer server = TestServer.shared();
    private final Schemas schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));

    private static String workflow(String id, String command) {
        return """
                id: %s
                inputs: {n: {type: int, default: 1}}
                tasks:
                  - {id: first, type: shell, command: 'echo "$N" > "$LOOM_OUTPUT"', env: {N: "${{ inputs.n }}"}}
                  - {id: second, type: shell, command: '%s', dependsOn: [first], retry: {maxAttempts: 2, delay: 1ms}}
                  - {id: third, type: wait, duration: 1ms, dependsOn: [second]}
                outputs: {n: "${{ inputs.n }}"}
                """.formatted(id, command);
    }

    private JsonNode answer(String path, String schema) {
        var response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode body = TestServer.json(response);
        assertThat(schemas.check(schema, body)).isEmpty();
        return body;
    }

    private String ended(String workflow, int n) {
        String id = TestServer.json(
                        server.post("/api/workflows/" + workflow + "/executions", "{\"inputs\":{\"n\":" + n + "}}"))
                .path("id")
                .asString();
        server.ended(id);
        return id;
    }

    private static List<String> strings(JsonNode array, String pointer) {
        return array.valueStream().map(each -> each.at(pointer).asString()).toList();
    }

    @Test
    void aFailureIsToldWithItsCauseItsLogAndWhatChangedSinceItWorked() {
        server.register(workflow("digested", "exit 0"));
        String good = ended("digested", 1);
        server.register(workflow("digested", "echo about to fail; exit 9"));
        String bad = ended("digested", 2);
        server.await(
                "/api/executions/" + bad + "/digest",
                digest -> strings(digest.path("log"), "/message").contains("about to fail"));
        JsonNode digest = answer("/api/executions/" + bad + "/digest", "Digest");
        assertThat(digest.at("/error/task").asString()).isEqualTo("second");
        assertThat(digest.at("/error/code").asString()).isEqualTo("EXIT_9");
        assertThat(digest.path("attempts").size()).isEqualTo(2);
        assertThat(strings(digest.path("notRun"), "/task")).containsExactly("third");
        assertThat(digest.at("/lastSuccess/execution").asString()).isEqualTo(good);
        assertThat(digest.at("/lastSuccess/changedTasks").toString()).isEqualTo("[\"second\"]");
        assertThat(digest.at("/lastSuccess/changedInputs").toString()).isEqualTo("[\"n\"]");
        assertThat(strings(digest.path("nextSteps"), "/action"))
                .containsExactly("FIX", "RERUN_FAILED", "RERUN_START", "DISCARD");
        JsonNode fine = answer("/api/executions/" + good + "/digest", "Digest");
        assertThat(fine.path("error").isNull()).isTrue();
        assertThat(fine.path("nextSteps").size()).isZero();
    }

    @Test
    void twoExecutionsAreComparedDownToTheTaskWhereTheyPart() {
        server.register(workflow("compared", "exit 0"));
        String a = ended("compared", 1);
        String same = ended("compared", 1);
        String b = ended("compared", 2);
        server.register(workflow("compared", "exit 5").replace("third", "other"));
        String c = ended("compared", 1);
        String compare = "/api/executions/compare?a=" + a + "&b=";
        JsonNode nothing = answer(compare + same, "Comparison");
        assertThat(nothing.path("firstDivergence").isNull()).isTrue();
        assertThat(nothing.path("sameVersion").asBoolean()).isTrue();
        JsonNode inputs = answer(compare + b, "Comparison");
        assertThat(strings(inputs.path("inputs"), "/name")).containsExactly("n");
        assertThat(inputs.at("/outputs/0/b").asInt()).isEqualTo(2);
        assertThat(inputs.at("/firstDivergence/task").asString()).isEqualTo("first");
        assertThat(inputs.at("/firstDivergence/what").asString()).isEqualTo("OUTPUT");
        assertThat(inputs.at("/firstDivergence/b").asInt()).isEqualTo(2);
        JsonNode versions = answer(compare + c, "Comparison");
        assertThat(versions.path("sameVersion").asBoolean()).isFalse();
        assertThat(versions.at("/firstDivergence/what").asString()).isEqualTo("STATE");
        assertThat(versions.at("/firstDivergence/task").asString()).isEqualTo("second");
        assertThat(strings(versions.path("tasks"), "/task")).containsExactly("first", "second", "other", "third");
        assertThat(server.get("/api/executions/compare?a=" + a).statusCode()).isEqualTo(400);
        assertThat(server.get(compare + "exec-00000000000000000000").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWorkflowIsDrawnOnceAndKnownByItsTag() {
        server.register(workflow("drawn", "exit 0"));
        var response = server.get("/api/workflows/drawn/layout");
        JsonNode layout = answer("/api/workflows/drawn/layout", "WorkflowLayout");
        assertThat(strings(layout.path("nodes"), "/id")).containsExactly("first", "second", "third");
        assertThat(layout.at("/nodes/1/x").asDouble())
                .isGreaterThan(layout.at("/nodes/0/x").asDouble()
                        + layout.at("/nodes/0/width").asDouble());
        assertThat(layout.at("/edges/0/points").size()).isGreaterThanOrEqualTo(2);
        String tag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(server.get("/api/workflows/drawn/layout", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        server.register(workflow("drawn", "exit 1"));
        assertThat(server.get("/api/workflows/drawn/layout", "If-None-Match", tag)
                        .statusCode())
                .as("another command draws the same picture")
                .isEqualTo(304);
        server.register(workflow("drawn", "exit 1").replace("third", "fourth"));
        assertThat(server.get("/api/workflows/drawn/layout?version=1", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.get("/api/workflows/drawn/layout", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aWorkflowThatIsTooLargeIsNotDrawn() {
        StringBuilder yaml = new StringBuilder("id: huge\ntasks:\n");
        for (int i = 0; i < 2_001; i++) yaml.append("  - {id: t").append(i).append(", type: wait, duration: 1s}\n");
        server.register(yaml.toString());
        var response = server.get("/api/workflows/huge/layout", "Accept-Language", "uk");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("layout-too-large", "2001");
    }
}
