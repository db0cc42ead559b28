package io.linkloom.server.api;

import static io.linkloom.server.api.ProblemKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every problem that is documented can be had, by the request that stands beside it; or it stands here why not by a request. */
class ProblemsTest {
    private static final String WAITING = """
            id: %s
            inputs: {n: {type: int, default: 1}}
            tasks:
              - {id: gate, type: approval, message: go}
              - {id: after, type: wait, duration: 1ms, dependsOn: [gate]}
            """;

    private final TestServer server = TestServer.shared();
    private final Schemas schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));

    /** Not to be had from this server with a request, and why. */
    private static final Map<ProblemKind, String> ELSEWHERE = elsewhere();

    private static Map<ProblemKind, String> elsewhere() {
        Map<ProblemKind, String> reasons = new EnumMap<>(ProblemKind.class);
        reasons.put(UNAUTHENTICATED, "needs tokens: AccessMatrixTest");
        reasons.put(FORBIDDEN, "needs tokens: AccessMatrixTest");
        reasons.put(FORBIDDEN_NAMESPACE, "needs tokens: TokensTest");
        reasons.put(NOT_LOCAL, "needs another machine: the server listens on this one only");
        reasons.put(WRONG_HOST, "needs a hand-written request: RawRequestTest");
        reasons.put(HEADERS_TOO_LARGE, "the container ends such a request with 400 by itself");
        reasons.put(STALE_CALLBACK, "needs a backend: CallbackTest");
        reasons.put(NOT_DEAD, "needs a letter that is requeued between the look and the command");
        reasons.put(NOT_EMBEDDED, "needs PostgreSQL: BackupTest");
        reasons.put(BACKUP_UNDER_WAY, "needs two backups at one moment");
        reasons.put(BACKUP_FAILED, "needs a full disk");
        reasons.put(LAYOUT_TOO_LARGE, "needs thousands of tasks: DigestTest");
        reasons.put(LAYOUT_NOT_READY, "needs a drawing that takes longer than its request may");
        reasons.put(TOO_MANY_STREAMS, "needs two hundred open streams");
        reasons.put(VAULT_CLOSED, "needs a lost key: the tests of secrets");
        reasons.put(UNAVAILABLE, "needs a database that is away: the fault tests");
        reasons.put(INTERNAL, "is a defect; a known way to have it would be repaired");
        return reasons;
    }

    private Map<ProblemKind, Supplier<HttpResponse<String>>> requests() {
        Map<ProblemKind, Supplier<HttpResponse<String>>> of = new EnumMap<>(ProblemKind.class);
        of.put(BAD_REQUEST, () -> server.get("/api/workflows", "X-Long", "x".repeat(40_000)));
        of.put(MALFORMED_JSON, () -> server.post("/api/workflows/" + flow("p-json") + "/executions", "{"));
        of.put(MALFORMED_DOCUMENT, () -> server.register("id: [a\n"));
        of.put(BAD_PARAMETER, () -> server.get("/api/executions?limit=0"));
        of.put(UNKNOWN_PARAMETER, () -> server.get("/api/executions?stat=RUNNING"));
        of.put(BAD_CURSOR, () -> server.get("/api/executions?cursor=x"));
        of.put(BAD_POSITION, () -> server.get("/api/stream", "Last-Event-ID", "nowhere"));
        of.put(BAD_IDEMPOTENCY_KEY, () -> start(flow("p-key"), "{}", "x".repeat(300)));
        of.put(FOREIGN_ORIGIN, () -> server.get("/api/workflows", "Origin", "http://evil.example"));
        of.put(NOT_FOUND, () -> server.get("/api/nothing"));
        of.put(WORKFLOW_NOT_FOUND, () -> server.get("/api/workflows/none"));
        of.put(VERSION_NOT_FOUND, () -> server.get("/api/workflows/" + flow("p-version") + "/versions/99"));
        of.put(EXECUTION_NOT_FOUND, () -> server.get("/api/executions/exec-1"));
        of.put(TASK_NOT_FOUND, () -> server.get("/api/executions/" + started("p-task") + "/tasks/none"));
        of.put(ITEM_NOT_FOUND, () -> server.get("/api/executions/" + wide() + "/tasks/each?index=9"));
        of.put(DEAD_LETTER_NOT_FOUND, () -> server.post("/api/dead-letters/dl-x/requeue", ""));
        of.put(SECRET_NOT_FOUND, () -> server.get("/api/secrets/none"));
        of.put(BACKEND_NOT_FOUND, () -> server.get("/api/backends/none"));
        of.put(CALLBACK_NOT_FOUND, () -> server.post("/api/callbacks/llc_forged", "{\"status\":\"succeeded\"}"));
        of.put(METHOD_NOT_ALLOWED, () -> server.send("PATCH", "/api/workflows", ""));
        of.put(NOT_ACCEPTABLE, () -> server.get("/api/workflows", "Accept", "image/png"));
        of.put(ALREADY_ENDED, () -> server.post("/api/executions/" + ended("p-ended") + "/cancel", ""));
        of.put(NOT_ENDED, () -> rerun(started("p-not-ended")));
        of.put(NOT_RUNNING, () -> {
            String path = "/api/executions/" + started("p-paused") + "/pause";
            server.post(path, "");
            return server.post(path, "");
        });
        of.put(NOT_PAUSED, () -> server.post("/api/executions/" + started("p-running") + "/resume", ""));
        of.put(
                NOT_WAITING,
                () -> server.post("/api/executions/" + started("p-waiting") + "/tasks/after/approve", ""));
        of.put(NOTHING_FAILED, () -> rerun(ended("p-fine")));
        of.put(OVER_LIMIT, () -> {
            server.register(WAITING.formatted("p-limit") + "concurrency: {max: 1, onLimit: skip}\n");
            server.started("p-limit");
            return start("p-limit", "{}", "second");
        });
        of.put(TOO_LARGE, () -> server.register("id: a\ndescription: " + "x".repeat(2_000_000)));
        of.put(
                UNSUPPORTED_MEDIA_TYPE,
                () -> server.send("POST", "/api/workflows", "id: a", "Content-Type", "image/png"));
        of.put(INVALID_WORKFLOW, () -> server.register("id: bad"));
        of.put(INVALID_INPUTS, () -> start(flow("p-inputs"), "{\"inputs\":{\"other\":1}}", "inputs"));
        of.put(INVALID_BODY, () -> start(flow("p-body"), "{\"inptus\":{}}", "body"));
        of.put(
                BAD_SECRET_NAME,
                () -> server.send("PUT", "/api/secrets/9%20x", "{\"value\":\"v\"}", "Content-Type", "application/json"));
        of.put(
                ID_MISMATCH,
                () -> server.send(
                        "PUT", "/api/workflows/p-other", WAITING.formatted("p-one"), "Content-Type", "text/yaml"));
        of.put(IDEMPOTENCY_MISMATCH, () -> {
            String flow = flow("p-repeated");
            start(flow, "{\"inputs\":{\"n\":1}}", "the-same");
            return start(flow, "{\"inputs\":{\"n\":2}}", "the-same");
        });
        return of;
    }

    private String flow(String id) {
        server.register(WAITING.formatted(id));
        return id;
    }

    private HttpResponse<String> start(String flow, String body, String key) {
        return server.post("/api/workflows/" + flow + "/executions", body, "Idempotency-Key", key);
    }

    private HttpResponse<String> rerun(String execution) {
        return server.post("/api/executions/" + execution + "/rerun", "{\"from\":\"failed\"}");
    }

    private String started(String flow) {
        return server.started(flow(flow));
    }

    private String ended(String flow) {
        String id = started(flow);
        server.post("/api/executions/" + id + "/tasks/gate/approve", "");
        server.ended(id);
        return id;
    }

    private String wide() {
        server.register("""
                id: p-wide
                inputs: {list: {type: array, default: [1, 2]}}
                tasks: [{id: each, type: wait, duration: 1h, forEach: '${{ inputs.list }}'}]
                """);
        return server.started("p-wide");
    }

    @TestFactory
    Stream<DynamicTest> eachCanBeHad() {
        return requests().entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey().code(), () -> {
            HttpResponse<String> answer = row.getValue().get();
            assertThat(answer.body()).contains("\"code\":\"" + row.getKey().code() + "\"");
            assertThat(answer.statusCode()).isEqualTo(row.getKey().status());
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(schemas.check("Problem", TestServer.json(answer))).isEmpty();
        }));
    }

    @Test
    void noneIsForgotten() {
        Set<ProblemKind> known = EnumSet.copyOf(requests().keySet());
        assertThat(known).doesNotContainAnyElementsOf(ELSEWHERE.keySet());
        known.addAll(ELSEWHERE.keySet());
        assertThat(known).containsExactlyInAnyOrder(ProblemKind.values());
    }
}
