package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.dispatch.CallbackTokens;
import io.linkloom.server.process.CallingBackend;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What backends that answer 202 report, in whatever order, number and shape it comes. */
class CallbackTest {
    private static final String DONE = "{\"status\":\"succeeded\",\"output\":{\"a\":1,\"b\":[true]}}";

    private final TestServer server = TestServer.shared();
    private CallingBackend backend = CallingBackend.NONE;

    @BeforeEach
    void open() throws IOException {
        backend = new CallingBackend();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    /** Registers a workflow of one http task, starts it, and gives the path of that task. */
    private String start(String id, String path, String more) {
        server.register("""
                id: %s
                tasks: [{id: t, type: http, url: "%s%s", retry: {maxAttempts: 1}%s}]
                """.formatted(id, backend.url(), path, more));
        return "/api/executions/" + server.started(id) + "/tasks/t";
    }

    private JsonNode awaitState(String task, String state) {
        return server.await(task, node -> node.path("state").asString().equals(state));
    }

    private HttpResponse<String> callBack(String url, String body) {
        return server.post(url.substring(url.indexOf("/api/")), body);
    }

    private void accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"accepted\":true}");
    }

    @Test
    void aCallbackThatComesBeforeThe202Counts() {
        String task = start("before", "/callsBackFirst", "");
        JsonNode ended = awaitState(task, "SUCCEEDED");
        assertThat(ended.at("/output/early").asBoolean()).isTrue();
        Await.until("the backend has its answer", () -> backend.statuses().equals(List.of(200)));
        assertThat(ended.path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void theSameValueAgainIsAnsweredAsTheFirstTimeAndAnotherOneIsRefused() {
        String task = start("twice", "/later", "");
        awaitState(task, "WAITING");
        String url = backend.callback();
        accepted(callBack(url, DONE));
        accepted(callBack(url, DONE));
        accepted(callBack(url, "{ \"output\" : {\"b\":[true],\n\"a\":1}, \"status\":\"succeeded\" }"));
        server.ended(task.split("/")[3]);
        accepted(callBack(url, DONE));
        assertThat(callBack(url, DONE.replace("1", "2")).statusCode()).isEqualTo(409);
        assertThat(callBack(url, "{\"status\":\"failed\",\"error\":{\"message\":\"no\"}}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(callBack(url + "/heartbeat", "{}").statusCode()).isEqualTo(409);
        assertThat(awaitState(task, "SUCCEEDED").at("/output/a").asInt()).isEqualTo(1);
    }

    @Test
    void aFailureIsRetriedUnlessItSaysOtherwiseAndMayBeRepeated() {
        String task = start("failing", "/later", ", callbackTimeout: 1h").replace("maxAttempts: 1", "");
        awaitState(task, "WAITING");
        String failed =
                "{\"status\":\"failed\",\"error\":{\"message\":\"broken\",\"retryable\":false,\"code\":\"PAPER\"}}";
        accepted(callBack(backend.callback(), failed));
        accepted(callBack(backend.callback(), failed));
        JsonNode dead = awaitState(task, "DEAD");
        assertThat(dead.at("/error/code").asString()).isEqualTo("PAPER");
        assertThat(callBack(backend.callback(), DONE).statusCode()).isEqualTo(409);
    }

    @Test
    void whatComesAfterItsTimeOrForAnOlderAttemptIsRefusedAndNoted() {
        server.register("""
                id: late
                tasks:
                  - id: t
                    type: http
                    url: "%s/later"
                    callbackTimeout: 200ms
                    retry: {maxAttempts: 2, delay: 1ms}
                """.formatted(backend.url()));
        String task = "/api/executions/" + server.started("late") + "/tasks/t";
        JsonNode dead = awaitState(task, "DEAD");
        assertThat(dead.at("/error/code").asString()).isEqualTo("CALLBACK_TIMEOUT");
        assertThat(backend.callbacks()).hasSize(2).doesNotHaveDuplicates();
        String timeline = task.replace("/tasks/t", "/timeline");
        int before = TestServer.json(server.get(timeline)).path("items").size();
        for (String url : backend.callbacks())
            assertThat(callBack(url, DONE).statusCode()).isEqualTo(409);
        assertThat(TestServer.json(server.get(timeline)).path("items").size())
                .as("each of the two is noted")
                .isEqualTo(before + 2);
        assertThat(awaitState(task, "DEAD").path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void theTokenOfAnOlderAttemptOpensNothingWhileTheNextOneWaits() {
        server.register("""
                id: older
                tasks: [{id: t, type: http, url: "%s/later", retry: {maxAttempts: 2, delay: 1ms}}]
                """.formatted(backend.url()));
        String task = "/api/executions/" + server.started("older") + "/tasks/t";
        awaitState(task, "WAITING");
        String first = backend.callback();
        String failed = "{\"status\":\"failed\",\"error\":{\"message\":\"busy\"}}";
        accepted(callBack(first, failed));
        server.await(
                task,
                node -> node.path("attempts").asInt() == 2
                        && node.path("state").asString().equals("WAITING"));
        accepted(callBack(first, failed));
        assertThat(callBack(first, DONE).statusCode()).isEqualTo(409);
        assertThat(callBack(first + "/heartbeat", "{}").statusCode()).isEqualTo(409);
        awaitState(task, "WAITING");
        accepted(callBack(backend.callback(), DONE));
        awaitState(task, "SUCCEEDED");
    }

    @Test
    void nothingCountsAfterACancel() {
        String task = start("stopped", "/later", "");
        awaitState(task, "WAITING");
        assertThat(server.post(task.replace("/tasks/t", "/cancel"), "").statusCode())
                .isEqualTo(202);
        assertThat(callBack(backend.callback(), DONE).statusCode()).isEqualTo(409);
        assertThat(callBack(backend.callback() + "/heartbeat", "").statusCode()).isEqualTo(409);
        HttpResponse<String> said = callBack(backend.callback() + "/logs", "{\"message\":\"still here\"}");
        assertThat(said.statusCode()).isEqualTo(409);
        assertThat(said.body())
                .as("an answer does not repeat the token")
                .doesNotContain(backend.callback().substring(backend.callback().indexOf("llc_")));
        awaitState(task, "CANCELLED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\": | 400",
                "not json | 400",
                "'' | 422",
                "[] | 422",
                "null | 422",
                "{} | 422",
                "{\"status\":\"done\"} | 422",
                "{\"status\":7} | 422",
                "{\"status\":\"succeeded\",\"result\":1} | 422",
                "{\"status\":\"succeeded\",\"error\":{\"message\":\"x\"}} | 422",
                "{\"status\":\"failed\"} | 422",
                "{\"status\":\"failed\",\"error\":\"x\"} | 422",
                "{\"status\":\"failed\",\"output\":1,\"error\":{\"message\":\"x\"}} | 422",
                "{\"status\":\"failed\",\"error\":{\"retryable\":\"yes\"}} | 422"
            })
    void aBrokenBodyIsRefusedAndTheAttemptWaitsOn(String body, int status) {
        String task = start("broken", "/later", "");
        awaitState(task, "WAITING");
        HttpResponse<String> refused =
                server.send("POST", path(backend.callback()), body, "Content-Type", "application/json");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).doesNotContain("Exception", "io.linkloom");
        awaitState(task, "WAITING");
        accepted(callBack(backend.callback(), DONE));
        awaitState(task, "SUCCEEDED");
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/api/"));
    }

    @Test
    void whatIsTooLargeOrOfAnotherTypeIsRefusedAndTheAttemptWaitsOn() {
        String task = start("large", "/later", "");
        awaitState(task, "WAITING");
        String output = "{\"status\":\"succeeded\",\"output\":\"" + "x".repeat(1_100_000) + "\"}";
        assertThat(callBack(backend.callback(), output).statusCode()).isEqualTo(413);
        String body = "{\"status\":\"succeeded\",\"output\":\"" + "x".repeat(2_200_000) + "\"}";
        assertThat(callBack(backend.callback(), body).statusCode()).isEqualTo(413);
        assertThat(server.send("POST", path(backend.callback()), DONE, "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        awaitState(task, "WAITING");
        accepted(callBack(backend.callback(), "{\"status\":\"succeeded\"}"));
        assertThat(awaitState(task, "SUCCEEDED").path("output").isNull()).isTrue();
    }

    @Test
    void aTokenThatThisServerDidNotMakeOrThatIsOverOpensNothing() {
        String task = start("tokens", "/later", "");
        awaitState(task, "WAITING");
        String url = backend.callback();
        String id = task.split("/")[3];
        var soon = new CallbackTokens.Content(id, "t", null, 1, Instant.now().plusSeconds(60));
        var over = new CallbackTokens.Content(id, "t", null, 1, Instant.now().minusSeconds(60));
        String foreign = new CallbackTokens(new byte[32]).encode(soon);
        String expired = server.bean("callbackTokens", CallbackTokens.class).encode(over);
        for (String token :
                new String[] {foreign, expired, "llc_", "llc_AAAA", "x", url.substring(url.length() - 20)}) {
            for (String way : new String[] {"", "/heartbeat", "/logs"}) {
                assertThat(server.post("/api/callbacks/" + token + way, DONE).statusCode())
                        .as(token + way)
                        .isEqualTo(404);
            }
        }
        awaitState(task, "WAITING");
        accepted(callBack(url, DONE));
    }

    @Test
    void aHeartbeatKeepsAnAttemptAliveAndTellsHowFarItIs() {
        String task = start("beating", "/later", ", heartbeatTimeout: 1h");
        awaitState(task, "WAITING");
        String url = backend.callback();
        accepted(callBack(url + "/heartbeat", "{\"progress\":0.25,\"message\":\"a quarter\"}"));
        accepted(callBack(url + "/heartbeat", ""));
        JsonNode told = server.get(task).statusCode() == 200 ? TestServer.json(server.get(task)) : null;
        assertThat(told).isNotNull();
        assertThat(told.at("/attemptList/0/progress").asDouble()).isEqualTo(0.25);
        assertThat(told.at("/attemptList/0/message").asString()).isEqualTo("a quarter");
        for (String bad : new String[] {"{\"progress\":1.5}", "{\"progress\":\"x\"}", "{\"progres\":1}", "[]"}) {
            assertThat(callBack(url + "/heartbeat", bad).statusCode()).as(bad).isEqualTo(422);
        }
        accepted(callBack(url, DONE));
    }

    @Test
    void anAttemptWithoutHeartbeatsFails() {
        String task = start("silent", "/later", ", heartbeatTimeout: 150ms");
        JsonNode dead = awaitState(task, "DEAD");
        assertThat(dead.at("/error/code").asString()).isEqualTo("HEARTBEAT_TIMEOUT");
        assertThat(callBack(backend.callback(), DONE).statusCode()).isEqualTo(409);
    }

    @Test
    void linesAreTakenAsTextAndAsJsonAndWhatIsCutIsSaid() {
        String task = start("talking", "/later", "");
        awaitState(task, "WAITING");
        String logs = path(backend.callback()) + "/logs";
        assertThat(server.send("POST", logs, "one\r\n\ntwo\n", "Content-Type", "text/plain")
                        .body())
                .isEqualTo("{\"lines\":2}");
        String json = "{\"level\":\"warn\",\"message\":\"three\"}\n{\"message\":\"four\"}\n";
        assertThat(server.send("POST", logs, json, "Content-Type", "application/x-ndjson")
                        .body())
                .isEqualTo("{\"lines\":2}");
        HttpResponse<String> broken = server.send(
                "POST", logs, "{\"message\":\"five\"}\n{\"message\":", "Content-Type", "application/x-ndjson");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(broken).at("/errors/0/line").asInt()).isEqualTo(2);
        String many = "x\n".repeat(CallbackLines.MAX_LINES + 3);
        assertThat(TestServer.json(server.send("POST", logs, many, "Content-Type", "text/plain")))
                .isEqualTo(TestServer.JSON.readTree("{\"lines\":5000,\"cut\":3}"));
        assertThat(server.send("POST", logs, "x".repeat(600_000), "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(413);
        String of = task.replace("/tasks/t", "/logs");
        server.await(of + "?q=cut", page -> page.path("items").size() == 1);
        JsonNode page = TestServer.json(server.get(of + "?limit=4"));
        assertThat(page.path("items")
                        .valueStream()
                        .map(line -> line.path("message").asString()))
                .containsExactly("one", "two", "three", "four");
        assertThat(page.at("/items/2/level").asString()).isEqualTo("WARN");
        assertThat(page.at("/items/2/stream").asString()).isEqualTo("backend");
        accepted(callBack(backend.callback(), DONE));
    }
}
