package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.backend.TestBackend;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of tasks that call registered backends: a whole server, real backends, seen from outside. */
class BackendCallsTest {
    private final TestServer server = TestServer.shared();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) each.close();
    }

    private TestBackend backend() {
        TestBackend backend = new TestBackend();
        opened.add(backend);
        return backend;
    }

    /** An address at which nobody listens. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void put(String name, String json) {
        var response = server.send("PUT", "/api/backends/" + name, json, "Content-Type", "application/json");
        assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
    }

    private static String instances(String... urls) {
        return "\"instances\":[\"" + String.join("\",\"", urls) + "\"]";
    }

    /** One task that calls the backend of the same name. */
    private void register(String name, String more) {
        server.register(
                "id: " + name + "\ntasks: [{id: call, type: http, backend: " + name + ", path: /work" + more + "}]\n");
    }

    private List<String> start(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> server.started(name)).toList();
    }

    private void assertSucceeded(List<String> ids) {
        for (String id : ids) {
            JsonNode ended = server.ended(id);
            assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
            assertThat(ended.at("/tasks/0/attempts").asInt())
                    .as(ended.toString())
                    .isEqualTo(1);
        }
    }

    private JsonNode instance(String name, int index) {
        return TestServer.json(server.get("/api/backends/" + name)).at("/status/instances/" + index);
    }

    @Test
    void callsAreSpreadOverTheInstances() {
        TestBackend[] three = {backend(), backend(), backend()};
        put("spread", "{" + instances(three[0].url(), three[1].url() + "/base/", three[2].url()) + "}");
        register("spread", "");
        assertSucceeded(start("spread", 30));
        for (TestBackend each : three) assertThat(each.requests()).hasSizeBetween(8, 12);
        assertThat(three[1].requests()).allMatch(request -> request.path().equals("/base/work"));
    }

    @Test
    void noMoreAreOnTheirWayThanTheBackendTakes() {
        TestBackend backend = backend();
        TestBackend.Reply ok = TestBackend.status(200);
        backend.answering(exchange -> {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            ok.answer(exchange);
        });
        put("narrow", "{" + instances(backend.url()) + ",\"concurrency\":3}");
        register("narrow", "");
        assertSucceeded(start("narrow", 30));
        assertThat(backend.mostOpen()).isLessThanOrEqualTo(3);
    }

    @Test
    void aDeadInstanceAmongGoodOnesCostsNoAttempt() {
        TestBackend good = backend();
        String dead = "http://127.0.0.1:" + freePort();
        put("half-dead", "{" + instances(dead, good.url()) + "}");
        register("half-dead", ", retry: {maxAttempts: 1}");
        assertSucceeded(start("half-dead", 30));
        assertThat(good.requests()).hasSize(30);
        assertThat(instance("half-dead", 0).path("state").asString()).isEqualTo("OPEN");
        assertThat(instance("half-dead", 0).path("lastError").asString()).contains("refused");
        assertThat(TestServer.json(server.get("/api/backends/half-dead"))
                        .at("/status/state")
                        .asString())
                .isEqualTo("DEGRADED");
    }

    @Test
    void anOpenCircuitHoldsTheTasksWithoutAttemptsAndClosesAgain() {
        int port = freePort();
        put(
                "outage",
                "{" + instances("http://127.0.0.1:" + port)
                        + ",\"concurrency\":2,\"breaker\":{\"connectionFailures\":3,\"openFor\":\"PT1S\"}}");
        register("outage", ", retry: {maxAttempts: 20, delay: 1ms, jitter: 0}");
        List<String> ids = start("outage", 10);
        JsonNode held = server.await(
                "/api/executions/" + ids.get(9),
                node -> node.at("/tasks/0/waitReason").asString().equals("CIRCUIT_OPEN"));
        assertThat(held.at("/tasks/0/state").asString()).isEqualTo("QUEUED");
        assertThat(held.at("/tasks/0/waitSince").isNull()).isFalse();
        JsonNode status = TestServer.json(server.get("/api/backends/outage")).path("status");
        assertThat(status.path("state").asString()).isEqualTo("DOWN");
        assertThat(status.path("why").asString()).contains("outage", "refused");

        TestBackend backend = new TestBackend(port);
        opened.add(backend);
        int attempts = 0;
        for (String id : ids) {
            JsonNode ended = server.ended(id);
            assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
            attempts += ended.at("/tasks/0/attempts").asInt();
        }
        // Three failures opened it, with one more perhaps on its way; each try that failed before the backend came back
        // adds one.
        assertThat(attempts - 10).isBetween(3, 8);
        assertThat(instance("outage", 0).path("state").asString()).isEqualTo("UP");
    }

    @Test
    void aRateLimitLetsAsManyLeaveAsItSays() {
        TestBackend backend = backend();
        put("rated", "{" + instances(backend.url()) + ",\"rate\":{\"limit\":20,\"per\":\"second\",\"burst\":4}}");
        register("rated", "");
        long begin = System.nanoTime();
        List<String> ids = start("rated", 24);
        JsonNode last = server.await(
                "/api/executions/" + ids.getLast(),
                node -> node.at("/tasks/0/waitReason").asString().equals("RATE_LIMIT")
                        || !node.path("endedAt").isNull());
        assertThat(last.at("/tasks/0/waitReason").asString()).isEqualTo("RATE_LIMIT");
        assertThat(Instant.parse(last.at("/tasks/0/waitUntil").asString())).isNotNull();
        assertSucceeded(ids);
        // Never more than the burst and what has come since the beginning.
        List<TestBackend.Request> requests = backend.requests();
        for (int i = 0; i < requests.size(); i++) {
            double allowed = 4 + (requests.get(i).atNanos() - begin) * 20 / 1e9;
            assertThat(i + 1).as("request %d", i).isLessThanOrEqualTo((int) Math.ceil(allowed));
        }
    }

    @Test
    void aPauseThatABackendAsksForIsObeyedByEverybody() {
        TestBackend backend = backend();
        backend.answering(TestBackend.status(429, "Retry-After", "1"));
        put("polite", "{" + instances(backend.url()) + "}");
        register("polite", ", retry: {maxAttempts: 3, delay: 1ms, jitter: 0}");
        String first = server.started("polite");
        Await.until(
                "it has asked for a pause",
                () -> instance("polite", 0).path("state").asString().equals("PAUSED"));
        long paused = backend.requests().getFirst().atNanos();
        backend.answering(TestBackend.status(200));
        List<String> others = start("polite", 3);
        JsonNode waiting = TestServer.json(server.get("/api/executions/" + others.getFirst()));
        assertThat(waiting.at("/tasks/0/waitReason").asString()).isEqualTo("RATE_LIMIT");
        assertSucceeded(others);
        assertThat(server.ended(first).at("/tasks/0/attempts").asInt()).isEqualTo(2);
        assertThat(backend.requests().subList(1, backend.requests().size()))
                .allMatch(request -> request.atNanos() - paused >= 1_000_000_000L);
    }

    @Test
    void errorsOfAServerOpenTheCircuitOfThatInstanceAlone() {
        TestBackend sick = backend().answering(TestBackend.status(500));
        TestBackend good = backend();
        put(
                "sick",
                "{" + instances(sick.url(), good.url()) + ",\"breaker\":{\"minimumCalls\":4,\"openFor\":\"PT1H\"}}");
        register("sick", ", retry: {maxAttempts: 9, delay: 1ms, jitter: 0}");
        for (String id : start("sick", 30))
            assertThat(server.ended(id).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(instance("sick", 0).path("state").asString()).isEqualTo("OPEN");
        assertThat(instance("sick", 1).path("state").asString()).isEqualTo("UP");
        assertThat(sick.requests()).hasSizeLessThan(12);
        // Registering it again closes the circuit.
        put("sick", "{" + instances(sick.url(), good.url()) + "}");
        assertThat(instance("sick", 0).path("state").asString()).isEqualTo("UP");
    }

    @Test
    void anUnknownBackendKillsTheTaskWithWords() {
        register("nowhere", "");
        JsonNode ended = server.ended(server.started("nowhere"));
        assertThat(ended.at("/error/code").asString()).isEqualTo("BACKEND_UNKNOWN");
        assertThat(ended.at("/error/message").asString()).contains("nowhere", "PUT /api/backends/nowhere");
        assertThat(ended.at("/tasks/0/attempts").asInt()).isEqualTo(1);
        TestBackend backend = backend();
        put("nowhere", "{" + instances(backend.url()) + ",\"namespaces\":[\"other\"]}");
        assertThat(server.ended(server.started("nowhere")).at("/error/code").asString())
                .isEqualTo("BACKEND_UNKNOWN");
        assertThat(backend.requests()).isEmpty();
    }

    @Test
    void whatIsUnderWayOutlivesAChangeAndADeletion() {
        TestBackend old = backend();
        java.util.concurrent.CountDownLatch go = new java.util.concurrent.CountDownLatch(1);
        TestBackend.Reply ok = TestBackend.status(200);
        old.answering(exchange -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            ok.answer(exchange);
        });
        TestBackend next = backend();
        put("moving", "{" + instances(old.url()) + "}");
        register("moving", "");
        List<String> slow = start("moving", 3);
        Await.until("they are under way", () -> old.open() == 3);
        put("moving", "{" + instances(next.url()) + "}");
        assertSucceeded(start("moving", 3));
        assertThat(next.requests()).hasSize(3);
        server.send("DELETE", "/api/backends/moving", "");
        go.countDown();
        assertSucceeded(slow);
    }

    @Test
    void aHealthCheckTakesAnInstanceOutAndBringsItBack() {
        TestBackend sick = backend();
        TestBackend good = backend();
        TestBackend.Reply ok = TestBackend.status(200);
        TestBackend.Reply bad = TestBackend.status(500);
        sick.answering(exchange -> (exchange.getRequestURI().getPath().equals("/healthz") ? bad : ok).answer(exchange));
        put("checked", "{" + instances(sick.url(), good.url()) + ",\"healthPath\":\"/healthz\"}");
        Await.until(
                "it is down",
                () -> instance("checked", 0).path("state").asString().equals("DOWN"));
        register("checked", "");
        assertSucceeded(start("checked", 6));
        assertThat(sick.requests()).allMatch(request -> request.path().equals("/healthz"));
        assertThat(good.requests()).anyMatch(request -> request.path().equals("/healthz"));
        sick.answering(ok);
        Await.until(
                "it is up again",
                () -> instance("checked", 0).path("state").asString().equals("UP"));
    }

    @Test
    void aBackendThatHangsDelaysNobodyElse() {
        TestBackend hanging = backend();
        hanging.answering(hanging.hang());
        TestBackend good = backend();
        put("hanging", "{" + instances(hanging.url()) + ",\"concurrency\":2000,\"timeout\":\"PT1H\"}");
        put("lively", "{" + instances(good.url()) + "}");
        server.register("""
                id: hanging
                inputs: {n: {type: array}}
                tasks: [{id: each, type: http, backend: hanging, path: /x, forEach: "${{ inputs.n }}"}]
                """);
        register("lively", "");
        List<String> items =
                IntStream.range(0, 2_500).mapToObj(Integer::toString).toList();
        String stuck = TestServer.json(server.post(
                        "/api/workflows/hanging/executions", "{\"inputs\":{\"n\":[" + String.join(",", items) + "]}}"))
                .path("id")
                .asString();
        Await.until("2,000 calls hang", () -> hanging.open() == 2_000);
        assertSucceeded(start("lively", 50));
        assertThat(hanging.open()).isEqualTo(2_000);
        assertThat(TestServer.json(server.get("/api/backends/hanging"))
                        .at("/status/used")
                        .asInt())
                .isEqualTo(2_000);
        server.post("/api/executions/" + stuck + "/cancel", "");
        server.ended(stuck);
    }
}
