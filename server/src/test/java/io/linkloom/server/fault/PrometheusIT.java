package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus scrapes a real server, which wants a token of it. */
class PrometheusIT {
    private static final String TOKEN = "a-token-of-this-test";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port = freePort();

    @TempDir
    private Path directory = Path.of("");

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void prometheusFindsTheMetricsOfAServerThatWantsAToken() throws Exception {
        assumeTrue(isOnPath("prometheus"), "There is no prometheus on the path of this machine");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
        ServerProcess.Setup setup = ServerProcess.Setup.in(directory.resolve("data"), "prometheus")
                .withArguments(List.of(
                        "--link-loom.warm-up=false",
                        "--link-loom.shell.enabled=true",
                        "--link-loom.log.format=json",
                        "--logging.level.io.linkloom.server.execution=debug",
                        "--logging.level.io.linkloom.server.attempt=debug",
                        "--server.address=127.0.0.1",
                        "--link-loom.tokens[0].name=prometheus",
                        "--link-loom.tokens[0].role=admin",
                        "--link-loom.tokens[0].sha256=" + HexFormat.of().formatHex(hash)));
        // What an earlier run said is no matter here.
        Files.deleteIfExists(setup.log());
        try (ServerProcess server = ServerProcess.start(setup)) {
            server.awaitUp();
            String id = ranOnce(server.url());
            Process prometheus = prometheus(server.url());
            try {
                String base = "http://127.0.0.1:" + port;
                Await.until("prometheus has scraped", () -> value(base, "up{job=\"link-loom\"}") == 1);
                Await.until("the execution is counted", () -> value(base, "loom_executions_total{state=\"succeeded\"}") >= 1);
                assertThat(value(base, "loom_attempts_total{type=\"shell\",outcome=\"succeeded\"}")).isGreaterThanOrEqualTo(1);
                assertThat(value(base, "loom_stuck_executions")).isZero();
                assertThat(value(base, "histogram_quantile(0.5, loom_commit_seconds_bucket)")).isPositive();
                assertThat(value(base, "jvm_memory_used_bytes{area=\"heap\"}")).isPositive();
            } finally {
                prometheus.destroyForcibly().waitFor();
            }
            everyLineIsAnObject(server.output(), id);
        }
    }

    /** The log of the very server that was scraped: each line by itself, and those about an attempt with its ids. */
    private static void everyLineIsAnObject(String output, String execution) {
        List<JsonNode> lines = output.lines().map(JSON::readTree).toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("@timestamp").isString()).isTrue();
            assertThat(line.path("message").isString()).isTrue();
            assertThat(line.path("level").isString()).isTrue();
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("execution").asString("")).isEqualTo(execution);
            assertThat(line.path("task").asString("")).isEqualTo("a");
            assertThat(line.path("attempt").asString("")).isEqualTo("1");
            assertThat(line.path("workflow").asString("")).isEqualTo("scraped");
            assertThat(line.path("namespace").asString("")).isEqualTo("default");
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("logger_name").asString("")).isEqualTo("io.linkloom.server.execution");
            assertThat(line.path("execution").asString("")).isEqualTo(execution);
            assertThat(line.path("message").asString("")).contains("succeeded");
        });
    }

    private Process prometheus(String server) throws IOException {
        Path config = directory.resolve("prometheus.yml");
        Files.writeString(config, """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: link-loom
                    metrics_path: /actuator/prometheus
                    authorization: {credentials: %s}
                    static_configs: [{targets: ['%s']}]
                """.formatted(TOKEN, server.substring("http://".length())));
        return new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("series"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
    }

    private static String ranOnce(String url) throws Exception {
        send(url, "POST", "/api/workflows", "application/yaml", "id: scraped\ntasks: [{id: a, type: shell, command: 'true'}]\n");
        String id = JSON.readTree(send(url, "POST", "/api/workflows/scraped/executions", "application/json", "{}"))
                .path("id")
                .asString();
        Await.until(
                "the execution has ended",
                () -> send(url, "GET", "/api/executions/" + id, "application/json", "").contains("\"SUCCEEDED\""));
        return id;
    }

    private static String send(String url, String method, String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value that a query gives; NaN when it gives none, or Prometheus does not answer yet. */
    private static double value(String base, String query) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            base + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                    .build();
            JsonNode answer = JSON.readTree(
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return Double.parseDouble(answer.at("/data/result/0/value/1").asString("NaN"));
        } catch (IOException | tools.jackson.core.JacksonException e) {
            return Double.NaN;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
