package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent: a problem of the 4xx kind with its place, soon, and nothing has changed. */
@OnBothDatabases
class BadInputTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String TASK = "tasks: [{id: a, type: wait, duration: 1s}]\n";

    private final TestServer server;
    private final Schemas schemas;

    BadInputTest(TestDatabase.Kind kind) {
        server = TestServer.shared(kind);
        schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("nothing", "", 400),
                Arguments.of("white space", "  \n \n", 400),
                Arguments.of("no YAML", "id: [a\n", 400),
                Arguments.of("a list", "- a\n- b\n", 422),
                Arguments.of("a scalar", "42", 422),
                Arguments.of("aliases that explode", bomb(), 400),
                Arguments.of("a recursive alias", "id: &a [*a]\n" + TASK, 400),
                Arguments.of("nested too deeply", "id: x\nlabels: " + "[".repeat(5_000) + "]".repeat(5_000), 400),
                Arguments.of("nested JSON", "{\"id\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", 400),
                Arguments.of("a type tag", "id: !!java.net.URL [\"http://localhost/\"]\n" + TASK, 422),
                Arguments.of("another type tag", "id: x\nname: !!javax.script.ScriptEngineManager [x]\n" + TASK, 422),
                Arguments.of("a key twice", "id: a\nid: b\n" + TASK, 422),
                Arguments.of("a NUL", "id: a\0b\n" + TASK, 400),
                Arguments.of("an escaped NUL", "id: \"a\\0b\"\n" + TASK, 422),
                Arguments.of("two documents", "id: a\n" + TASK + "---\nid: b\n" + TASK, 400),
                Arguments.of("no id", TASK, 422),
                Arguments.of("a bad id", "id: ../../etc/passwd\n" + TASK, 422),
                Arguments.of("no tasks", "id: bad", 422),
                Arguments.of("wrong types", "id: [1]\ntasks: 7\n", 422),
                Arguments.of("an unknown type", "id: bad\ntasks: [{id: a, type: htpp, url: 'http://x/'}]", 422),
                Arguments.of("an unknown key", "id: bad\ntaks: []\n" + TASK, 422),
                Arguments.of(
                        "an unknown upstream",
                        "id: bad\ntasks: [{id: a, type: wait, duration: 1s, dependsOn: [b]}]",
                        422),
                Arguments.of(
                        "a cycle",
                        "id: bad\ntasks: [{id: a, type: wait, duration: 1s, dependsOn: [b]},"
                                + " {id: b, type: wait, duration: 1s, dependsOn: [a]}]",
                        422),
                Arguments.of("a file URL", "id: bad\ntasks: [{id: a, type: http, url: 'file:///etc/passwd'}]", 422),
                Arguments.of(
                        "a header over two lines",
                        "id: bad\ntasks: [{id: a, type: http, url: 'http://x/', headers: {X: \"a\\r\\nB: c\"}}]",
                        422),
                Arguments.of(
                        "an expression that is none",
                        "id: bad\ntasks: [{id: a, type: http, url: 'http://x/', body: '${{ 1 + }}'}]",
                        422),
                Arguments.of("a cron that is none", "id: bad\nschedule: '99 * * * *'\n" + TASK, 422));
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("id: x\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        return bomb.append(TASK).toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aBadDocumentIsRefusedWithItsPlace(String name, String document, int status) {
        JsonNode problem = refused(status, () -> server.register(document));
        assertThat(problem.path("errors")).as(problem.toString()).isNotEmpty();
        problem.path("errors")
                .forEach(error -> assertThat(error.path("line").asInt(0))
                        .as(error.toString())
                        .isPositive());
    }

    @Test
    void whatOnlyLooksLikeARehearsalIsRefused() {
        server.register("id: kept\ntasks: [{id: a, type: wait, duration: 1ms}]\n");
        assertThat(server.send("DELETE", "/api/workflows/kept?dryRun=true", "").statusCode())
                .isEqualTo(400);
        assertThat(server.post("/api/workflows/kept/pause?dryRun=true", "").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/api/workflows/kept").statusCode()).isEqualTo(200);
    }

    @Test
    void aDocumentThatIsTooLargeIsNotEvenRead() {
        String large = "id: large\ndescription: " + "x".repeat(2_000_000) + "\n" + TASK;
        refused(413, () -> server.register(large));
        byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
        refused(413, () -> server.send("POST", "/api/workflows", bytes, "Content-Type", "application/yaml"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] bytes = ("id: a\nname: \u00e9\n" + TASK).getBytes(StandardCharsets.ISO_8859_1);
        refused(400, () -> server.send("POST", "/api/workflows", bytes, "Content-Type", "application/yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"inputs\":{}} x",
                "{\"inputs\":{\"a\":1,\"a\":2}}",
                "{\"inputs\":NaN}",
                "nul",
                "{\"inputs\":{'a':1}}"
            })
    void aBodyThatIsNotJsonIsRefusedWithItsPlace(String body) {
        server.register("id: bodies\n" + TASK);
        JsonNode problem = refused(400, () -> server.post("/api/workflows/bodies/executions", body));
        assertThat(problem.path("code").asString()).isEqualTo("malformed-json");
        assertThat(problem.at("/errors/0/line").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "\"x\"",
                "null",
                "{\"inputs\":[]}",
                "{\"inputs\":\"x\"}",
                "{\"labels\":{\"a\":1}}",
                "{\"labels\":{\"a\":null}}",
                "{\"inptus\":{}}",
                "{\"inputs\":{\"unknown\":1}}",
                "{\"labels\":{\"a\":\"b\\u0000\"}}"
            })
    void aBodyOfTheWrongShapeIsRefused(String body) {
        server.register("id: shapes\n" + TASK);
        JsonNode problem = refused(422, () -> server.post("/api/workflows/shapes/executions", body));
        assertThat(problem.at("/errors/0/pointer").isString()).isTrue();
    }

    @Test
    void aBodyThatIsNestedTooDeeplyOrTooLargeIsRefused() {
        server.register("id: deep\ninputs: {a: {type: array, default: []}}\n" + TASK);
        String deep = "{\"inputs\":{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}}";
        refused(400, () -> server.post("/api/workflows/deep/executions", deep));
        String large = "{\"inputs\":{\"a\":[\"" + "x".repeat(300_000) + "\"]}}";
        refused(422, () -> server.post("/api/workflows/deep/executions", large));
        String larger = "{\"inputs\":{\"a\":[\"" + "x".repeat(600_000) + "\"]}}";
        refused(413, () -> server.post("/api/workflows/deep/executions", larger));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/executions?limit=0",
                "/api/executions?limit=501",
                "/api/executions?limit=x",
                "/api/executions?limit=99999999999",
                "/api/executions?state=RUNING",
                "/api/executions?since=yesterday",
                "/api/executions?until=%2B999999999-01-01T00:00:00Z",
                "/api/executions?cursor=x",
                "/api/executions?cursor=%00",
                "/api/executions?cursor=YWJj",
                "/api/executions?label=novalue",
                "/api/executions?workflow=..%2F..",
                "/api/executions?q=%00",
                "/api/executions?stat=RUNNING",
                "/api/executions?limit=1&limit=2",
                "/api/workflows?cursor=MSwy",
                "/api/workflows?dryRun=true",
                "/api/dead-letters?cursor=MSwy",
                "/api/stream?types=everything",
                "/api/workflows/%00",
                "/api/workflows/..%2f..%2fsecret"
            })
    void aBadParameterIsRefused(String path) {
        refused(400, () -> server.get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/executions/exec-1",
                "/api/executions/EXEC-00000000000000000000",
                "/api/executions/exec-00000000000000000000",
                "/api/executions/exec-0000000000000000000'",
                "/api/workflows/no%20such",
                "/api/workflows/a:b:c",
                "/api/workflows/none/versions",
                "/api/dead-letters/x/requeue/y",
                "/api/nothing",
                "/nothing",
                "/api/workflows/none/graph",
                "/api/executions/exec-1/timeline",
                "/api/stream?execution=x",
                "/api/executions/x/logs"
            })
    void whatIsNotThereIsNotFound(String path) {
        refused(404, () -> server.get(path));
    }

    @Test
    void theNearestWorkflowIsNamed() {
        server.register("id: nearest-one\n" + TASK);
        String detail = refused(404, () -> server.post("/api/workflows/nearest-oen/executions", ""))
                .path("detail")
                .asString();
        assertThat(detail).contains("nearest-one");
    }

    @Test
    void whatDoesNotFitTheRouteIsRefused() {
        refused(405, () -> server.send("PATCH", "/api/workflows", ""));
        refused(405, () -> server.get("/api/executions/x/cancel"));
        refused(406, () -> server.get("/api/workflows", "Accept", "image/png"));
        refused(
                415,
                () -> server.send("POST", "/api/workflows", TASK, "Content-Type", "application/x-www-form-urlencoded"));
        refused(415, () -> server.send("POST", "/api/workflows", TASK));
        refused(415, () -> server.send("POST", "/api/workflows/x/executions", "{}", "Content-Type", "text/plain"));
        refused(400, () -> server.get("/api/stream", "Last-Event-ID", "nowhere"));
        refused(400, () -> server.get("/api/workflows", "X-Long", "x".repeat(40_000)));
        refused(404, () -> server.post("/api/callbacks/llc_forged", "{\"status\":\"succeeded\"}"));
        refused(404, () -> server.post("/api/dead-letters/dl-x/requeue", ""));
    }

    @Test
    void theLanguageOfTheCallerIsSpoken() {
        String uk = TestServer.json(server.get("/api/nothing", "Accept-Language", "uk-UA,uk;q=0.9,en;q=0.1"))
                .path("title")
                .asString();
        assertThat(uk).isEqualTo("Не знайдено");
        assertThat(TestServer.json(server.get("/api/nothing", "Accept-Language", "???"))
                        .path("title")
                        .asString())
                .isEqualTo("Not found");
    }

    private interface Call {
        HttpResponse<String> send();
    }

    private JsonNode refused(int status, Call call) {
        Map<String, Integer> before = server.contents();
        long start = System.nanoTime();
        HttpResponse<String> response = call.send();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).doesNotContain("Exception", "io.linkloom", "springframework", "jackson", "\tat ");
        JsonNode problem = TestServer.json(response);
        assertThat(schemas.check("Problem", problem)).isEmpty();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(server.contents()).isEqualTo(before);
        return problem;
    }
}
