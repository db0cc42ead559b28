package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same key and body start one execution between them. */
@OnBothDatabases
class IdempotencyTest {
    private static final String BODY = "{\"inputs\":{\"a\":1,\"b\":2}}";

    private final TestServer server;

    IdempotencyTest(TestDatabase.Kind kind) {
        server = TestServer.shared(kind);
    }

    private HttpResponse<String> start(String workflow, String key, String body) {
        return server.post("/api/workflows/" + workflow + "/executions", body, "Idempotency-Key", key);
    }

    private void register(String id) {
        server.register("id: " + id + "\ninputs: {a: {type: int, default: 0}, b: {type: int, default: 0}}\n"
                + "tasks: [{id: t, type: wait, duration: 1ms}]\n");
    }

    @Test
    void theSameRequestGetsTheSameAnswer() {
        register("once");
        HttpResponse<String> first = start("once", "k", BODY);
        HttpResponse<String> again = start("once", "k", "{ \"inputs\": {\"b\": 2, \"a\": 1} }");
        assertThat(again.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(start("once", "k", "{\"inputs\":{\"a\":2}}").statusCode()).isEqualTo(422);
        assertThat(TestServer.json(server.get("/api/executions?workflow=once"))
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aKeyHoldsForItsRouteOnly() {
        register("first");
        register("second");
        assertThat(start("first", "k", BODY).body())
                .isNotEqualTo(start("second", "k", BODY).body());
    }

    @Test
    void theFirstAnswerIsGivenAlsoAfterTheWorkflowIsGone() {
        register("gone");
        String first = start("gone", "k", BODY).headers().firstValue("Location").orElseThrow();
        server.send("DELETE", "/api/workflows/gone", "");
        assertThat(start("gone", "k", BODY).headers().firstValue("Location")).hasValue(first);
        assertThat(start("gone", "other", BODY).statusCode()).isEqualTo(404);
    }

    @Test
    void manyAtOnceStartOne() throws Exception {
        register("racing");
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) calls.add(() -> start("racing", "k", BODY));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<String> locations = threads.invokeAll(calls).stream()
                    .map(IdempotencyTest::location)
                    .collect(Collectors.toSet());
            assertThat(locations).hasSize(1);
        }
    }

    private static String location(Future<HttpResponse<String>> call) {
        try {
            return call.get().headers().firstValue("Location").orElse(call.get().body());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aKeyHasAForm() {
        register("forms");
        assertThat(start("forms", "a b", BODY).statusCode()).isEqualTo(400);
        assertThat(start("forms", "x".repeat(256), BODY).statusCode()).isEqualTo(400);
        assertThat(start("forms", "x".repeat(255), BODY).statusCode()).isEqualTo(201);
    }
}
