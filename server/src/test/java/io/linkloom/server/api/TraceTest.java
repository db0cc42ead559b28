package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector of traces sees of executions. */
class TraceTest {
    private static final String CAUSE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final List<SeenSpan> spans = new CopyOnWriteArrayList<>();
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private HttpServer collector;
    private HttpServer backend;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        collector = listen();
        collector.createContext("/v1/traces", this::collect);
        backend = listen();
        backend.createContext("/", this::work);
        server = TestServer.start("--link-loom.otlp.endpoint=" + url(collector), "--link-loom.warm-up=false");
    }

    @AfterEach
    void stop() {
        server.close();
        collector.stop(0);
        backend.stop(0);
    }

    private static HttpServer listen() throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.start();
        return listening;
    }

    private static String url(HttpServer of) {
        return "http://127.0.0.1:" + of.getAddress().getPort();
    }

    private void collect(HttpExchange exchange) throws IOException {
        try (exchange;
                var body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                        ? new GZIPInputStream(exchange.getRequestBody())
                        : exchange.getRequestBody()) {
            spans.addAll(SeenSpan.read(body.readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** The first attempt of `/flaky` fails. */
    private void work(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String attempt = exchange.getRequestHeaders().getFirst("Link-Loom-Attempt");
            String path = exchange.getRequestURI().getPath();
            sent.put(path + "#" + attempt, exchange.getRequestHeaders().getFirst("traceparent"));
            boolean fails = path.equals("/broken") || path.equals("/flaky") && attempt.equals("1");
            exchange.sendResponseHeaders(fails ? 503 : 204, -1);
        }
    }

    private void register(String id, String path) {
        server.register("""
                id: %s
                tasks:
                  - {id: a, type: http, url: '%s%s', retry: {maxAttempts: 2, delay: 1ms}}
                  - {id: b, type: wait, duration: 1ms, dependsOn: [a]}
                """.formatted(id, url(backend), path));
    }

    private List<SeenSpan> awaited(int count) {
        Await.until(count + " spans came", () -> spans.size() >= count);
        return List.copyOf(spans);
    }

    @Test
    void anExecutionIsOneTraceAndEachAttemptASpanThatItsBackendKnows() {
        register("traced", "/flaky");
        String id = TestServer.json(server.post("/api/workflows/traced/executions", "", "traceparent", CAUSE))
                .path("id")
                .asString();
        List<SeenSpan> all = awaited(4);
        assertThat(all).hasSize(4);
        assertThat(all).extracting(SeenSpan::trace).containsOnly(all.getFirst().trace());
        SeenSpan root = all.stream().filter(span -> span.parent().isEmpty()).findFirst().orElseThrow();
        assertThat(root.name()).isEqualTo("workflow traced");
        assertThat(root.attributes().get("link_loom.execution")).isEqualTo(id);
        assertThat(root.status()).isEqualTo(SeenSpan.STATUS_OK);
        assertThat(root.links()).containsExactly(CAUSE.substring(3, 52));
        List<SeenSpan> attempts = all.stream().filter(span -> span != root).toList();
        assertThat(attempts).extracting(SeenSpan::parent).containsOnly(root.id());
        SeenSpan first = attempt(attempts, "a", 1);
        SeenSpan second = attempt(attempts, "a", 2);
        assertThat(sent.get("/flaky#1")).isEqualTo("00-" + root.trace() + "-" + first.id() + "-01");
        assertThat(sent.get("/flaky#2")).isEqualTo("00-" + root.trace() + "-" + second.id() + "-01");
        assertThat(first.kind()).isEqualTo(SeenSpan.KIND_CLIENT);
        assertThat(first.status()).isEqualTo(SeenSpan.STATUS_ERROR);
        assertThat(first.attributes().get("error.type")).isEqualTo("HTTP_503");
        assertThat(second.attributes().get("link_loom.outcome")).isEqualTo("SUCCEEDED");
        assertThat(attempt(attempts, "b", 1).attributes().get("link_loom.task.type")).isEqualTo("wait");
        assertThat(first.start()).isBetween(root.start(), root.end());
    }

    @Test
    void whatIsOpenedAgainIsToldFromThereOn() {
        register("again", "/broken");
        String id = server.started("again");
        assertThat(awaited(3)).hasSize(3);
        assertThat(server.post("/api/executions/" + id + "/rerun", "{\"from\":\"failed\"}").statusCode())
                .isEqualTo(202);
        List<SeenSpan> all = awaited(6);
        assertThat(all).hasSize(6);
        assertThat(all).extracting(SeenSpan::id).doesNotHaveDuplicates();
        assertThat(all).extracting(SeenSpan::trace).containsOnly(all.getFirst().trace());
        assertThat(all.stream().filter(span -> span.parent().isEmpty())).hasSize(1);
        assertThat(all.stream().filter(span -> span.name().equals("workflow again")))
                .hasSize(2)
                .allSatisfy(span -> assertThat(span.attributes().get("error.type")).isEqualTo("HTTP_503"));
    }

    @Test
    void aCollectorThatIsAwayHoldsNothingUpAndIsCounted() {
        collector.stop(0);
        register("alone", "/ok");
        server.ended(server.started("alone"));
        Await.until("what was lost is counted", () -> server.get("/actuator/prometheus").body().lines()
                .filter(line -> line.startsWith("loom_spans_dropped_total "))
                .anyMatch(line -> Double.parseDouble(line.substring(line.indexOf(' '))) >= 3));
    }

    private static SeenSpan attempt(List<SeenSpan> attempts, String task, int number) {
        return attempts.stream()
                .filter(span -> task.equals(span.attributes().get("link_loom.task"))
                        && Integer.toString(number).equals(span.attributes().get("link_loom.attempt")))
                .findFirst()
                .orElseThrow();
    }
}
