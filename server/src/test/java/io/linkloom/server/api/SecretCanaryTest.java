package io.linkloom.server.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linkloom.server.runner.Await;
import io.linkloom.server.runner.java.PluginJar;
import io.linkloom.server.storage.DataDirectory;
import io.linkloom.server.storage.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Secrets are planted and repeated by everybody who gets them, in every disguise; then every place is searched for them. */
class SecretCanaryTest {
    /** By name; each holds a part that no escaping changes, by which it is found. */
    private static final Map<String, String> CANARIES = Map.of(
            "HEADER", "hd/+ =&?CanaryHeadQ7x9",
            "BODY", "body \"quoted\"\\CanaryBodyW3k5\nsecond-line-CanaryBodyW3k5",
            "BEARER", "CanaryBearT8v2-._~",
            "PASSWORD", "pass:CanaryPassZ4m6 wörd",
            "ENV", "env'$`CanaryEnvsR2p8%41",
            "PLUGIN", "CanaryPlugY5n3/plugin");

    private static final List<String> MARKS = CANARIES.values().stream()
            .map(value -> value.replaceAll("(?s).*(Canary[A-Za-z0-9]{8}).*", "$1"))
            .toList();

    private final List<String> serverLog = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            synchronized (serverLog) {
                serverLog.add(event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        }
    };

    @TempDir
    private Path scratch;

    private HttpServer backend;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        ((Logger) LoggerFactory.getLogger("io.linkloom")).setLevel(Level.DEBUG);
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.setExecutor(threads);
        backend.createContext("/", this::answer);
        backend.start();
        server = TestServer.start("--link-loom.warm-up=false");
    }

    @AfterEach
    void stop() {
        server.close();
        backend.stop(0);
        threads.close();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(appender);
        ((Logger) LoggerFactory.getLogger("io.linkloom")).setLevel(Level.INFO);
    }

    /** All that it was told, in every disguise. */
    private static Map<String, Object> echo(Map<String, String> told) {
        Map<String, Object> all = new LinkedHashMap<>();
        told.forEach((name, value) -> {
            byte[] bytes = value.getBytes(UTF_8);
            all.put(name, value);
            all.put("key " + value, 1);
            all.put(
                    name + " url",
                    List.of(
                            URLEncoder.encode(value, UTF_8),
                            URLEncoder.encode(value, UTF_8).replace("+", "%20")));
            for (int i = 0; i < 3; i++)
                all.put(
                        name + " base64 " + i,
                        Base64.getEncoder().encodeToString(("user:" + "x".repeat(i) + value).getBytes(UTF_8)));
            all.put(
                    name + " url base64",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            all.put(name + " hex", HexFormat.of().formatHex(bytes));
            all.put(name + " json", TestServer.JSON.writeValueAsString(Map.of("in", value)));
        });
        return all;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> told.put(name, String.join(",", values)));
        String auth = told.getOrDefault("Authorization", "");
        if (auth.startsWith("Basic "))
            told.put("decoded", new String(Base64.getDecoder().decode(auth.substring(6)), UTF_8));
        told.put("body", new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        told.put("said", parsed(String.valueOf(told.get("body"))).path("said").asString(""));
        told.values().removeIf(value -> MARKS.stream().noneMatch(value::contains) && !value.startsWith("Basic "));
        String echo = TestServer.JSON.writeValueAsString(echo(told));
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/later")) {
            String callback = String.valueOf(exchange.getRequestHeaders().getFirst("Link-Loom-Callback-Url"));
            threads.execute(() -> callBack(callback, echo, told));
        }
        int status = switch (path) {
            case "/later" -> 202;
            case "/fail" -> 500;
            default -> 200;
        };
        boolean json = path.equals("/echo");
        exchange.getResponseHeaders()
                .set("Content-Type", json || path.equals("/broken") ? "application/json" : "text/plain");
        byte[] answer = (path.equals("/broken")
                        ? auth.substring(auth.indexOf(" ") + 1) + echo
                        : path.equals("/fail") ? "x".repeat(150) + echo : echo)
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static JsonNode parsed(String text) {
        try {
            return TestServer.JSON.readTree(text);
        } catch (RuntimeException e) {
            return TestServer.JSON.nullNode();
        }
    }

    private static void callBack(String url, String echo, Map<String, String> told) {
        String all = String.join(" ", told.values());
        String quoted = TestServer.JSON.writeValueAsString(all);
        post(url + "/heartbeat", "application/json", "{\"progress\":0.5,\"message\":" + quoted + "}");
        post(url + "/logs", "text/plain", "plain " + all + "\n" + all.replaceAll("(.{9})", "$1\n"));
        post(url + "/logs", "application/x-ndjson", "{\"level\":\"info\",\"message\":" + quoted + "}");
        boolean fails = told.toString().contains("CanaryPass");
        post(
                url,
                "application/json",
                fails
                        ? "{\"status\":\"failed\",\"error\":{\"retryable\":false,\"code\":" + quoted + ",\"message\":"
                                + quoted + "}}"
                        : "{\"status\":\"succeeded\",\"output\":" + echo + "}");
    }

    private static void post(String url, String type, String body) {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Content-Type", type)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) throw new AssertionError(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String http(String id, String path, String auth) {
        return """
                  - id: %s
                    type: http
                    url: "%s"
                    headers: {X-Echo: "${{ secrets.HEADER }}"}
                    auth: %s
                    body: {said: "${{ secrets.BODY }}", more: "a ${{ secrets.BODY }} b"}
                    retry: {maxAttempts: 1}
                """.formatted(id, "http://localhost:" + backend.getAddress().getPort() + path, auth);
    }

    private String workflow() {
        String bearer = "{bearer: \"${{ secrets.BEARER }}\"}";
        String basic = "{basic: {user: loom, password: \"${{ secrets.PASSWORD }}\"}}";
        return """
                id: canaries
                namespace: canary
                tasks:
                """ + http("echo", "/echo", bearer) + http("basic", "/echo", basic) + http("text", "/text", bearer)
                + http("fail", "/fail", basic)
                + http("broken", "/broken", bearer) + http("later", "/later", bearer)
                + http("later_fail", "/later", basic)
                + """
                  - id: shell_ok
                    type: shell
                    env: {SECRET: "${{ secrets.ENV }}"}
                    command: |
                      env; echo "$SECRET" >&2; printf %s "$SECRET" | base64; printf 'user:%s' "$SECRET" | base64
                      printf %s "$SECRET" | fold -w 7; printf 'no line break at the end %s' "$SECRET"
                      printf '{"out": "%s", "b64": "%s"}' 'x' "$(printf %s "$SECRET" | base64)" > "$LOOM_OUTPUT"
                  - id: shell_fails
                    type: shell
                    env: {SECRET: "${{ secrets.ENV }}"}
                    args: [sh, -c, 'seq 1 160 | tr "\\n" " " >&2; echo "$SECRET" >&2; seq 18 160 | tr "\\n" " " >&2; exit 3']
                    retry: {maxAttempts: 1}
                  - {id: plugin_ok, type: java, class: com.acme.Repeats}
                  - {id: plugin_fails, type: java, class: com.acme.Throws, retry: {maxAttempts: 1}}
                  - {id: bad_header, type: http, url: 'http://localhost:1/', headers: {X: "${{ secrets.BODY }}"}, retry: {maxAttempts: 1}}
                  - {id: bad_expression, type: http, url: 'http://localhost:1/', headers: {X: "${{ int(secrets.BODY) }}"}, retry: {maxAttempts: 1}}
                """;
    }

    private void plant() throws IOException {
        System.setProperty("loom.canary", CANARIES.get("PLUGIN"));
        new PluginJar()
                .task("Repeats", """
                        String s = System.getProperty("loom.canary");
                        context.log("plugin says " + s + " and " + Base64.getEncoder().encodeToString(s.getBytes()));
                        return Map.of("s", s, s, "k");""")
                .task(
                        "Throws",
                        "throw new IllegalStateException(\"x\".repeat(1960) + System.getProperty(\"loom.canary\"));")
                .write(server.bean("dataDirectory", DataDirectory.class).path().resolve("plugins/canary.jar"), scratch);
        CANARIES.forEach((name, value) -> {
            String body = TestServer.JSON.writeValueAsString(Map.of("value", value));
            assertThat(server.send("PUT", "/api/secrets/canary:" + name, body, "Content-Type", "application/json")
                            .statusCode())
                    .isEqualTo(201);
        });
    }

    /** The places where some canary shows, with what stands around it. */
    private static List<String> hits(String where, String text) {
        List<String> hits = new ArrayList<>();
        for (String mark : MARKS) {
            byte[] bytes = mark.getBytes(UTF_8);
            // Of the plain text not even a part.
            List<String> looks =
                    new ArrayList<>(List.of(mark.substring(0, 6), HexFormat.of().formatHex(bytes)));
            for (int before = 0; before < 3; before++) {
                String digits = Base64.getEncoder().encodeToString(("x".repeat(before) + mark).getBytes(UTF_8));
                looks.add(digits.substring(4, digits.length() - 4));
            }
            for (String look : looks) {
                int at = text.indexOf(look);
                if (at >= 0)
                    hits.add(where + ": " + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60)));
            }
        }
        return hits;
    }

    private List<String> inTheApi(String id) {
        String path = "/api/executions/" + id;
        List<String> paths = new ArrayList<>(List.of(
                path,
                path + "/timeline?limit=500",
                path + "/logs?limit=500",
                path + "/explain",
                path + "/digest",
                "/api/executions",
                "/api/dead-letters",
                "/api/secrets",
                "/api/workflows/canary:canaries",
                "/api/status",
                "/api/meta",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/threaddump"));
        for (String name : CANARIES.keySet()) paths.add("/api/secrets/canary:" + name);
        JsonNode tasks = TestServer.json(server.get(path)).path("tasks");
        tasks.forEach(task -> paths.add(path + "/tasks/" + task.path("id").asString()));
        List<String> hits = new ArrayList<>();
        for (String each : paths) hits.addAll(hits(each, server.get(each).body()));
        hits.addAll(hits(
                "text log", server.get(path + "/logs", "Accept", "text/plain").body()));
        hits.addAll(hits(
                "followed log",
                server.get(path + "/logs", "Accept", "text/event-stream").body()));
        return hits;
    }

    private static List<String> inTheDatabase(Database database) throws SQLException {
        List<String> hits = new ArrayList<>();
        try (Connection connection = database.pool().getConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            Object value = rows.getObject(i);
                            String text = value instanceof byte[] bytes
                                    ? new String(bytes, ISO_8859_1)
                                    : String.valueOf(value);
                            hits.addAll(hits(table, text));
                        }
                    }
                }
            }
        }
        return hits;
    }

    private static List<String> inFiles(Path directory) throws IOException {
        List<String> hits = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                hits.addAll(hits(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1)));
        }
        return hits;
    }

    @Test
    void noCanaryIsSeenAnywhere() throws Exception {
        plant();
        JsonNode registered = TestServer.json(server.register(workflow()));
        assertThat(registered.path("warnings")).as(registered.toString()).isEmpty();
        String id = server.started("canary:canaries");
        JsonNode ended = server.ended(id);
        Map<String, String> states = new LinkedHashMap<>();
        ended.path("tasks")
                .forEach(task -> states.put(
                        task.path("id").asString(), task.path("state").asString()));
        assertThat(states)
                .allSatisfy((task, state) -> assertThat(state)
                        .as(task + " of " + ended)
                        .isEqualTo(task.matches(".*fail.*|broken|bad.*") ? "DEAD" : "SUCCEEDED"));
        Await.until(
                "the log is complete",
                () -> server.get("/api/executions/" + id + "/logs", "Accept", "text/plain")
                        .body()
                        .contains("EXIT_3"));

        // They all did repeat them: it is seen where they were.
        String log = server.get("/api/executions/" + id + "/logs", "Accept", "text/plain")
                .body();
        assertThat(log).contains("SECRET=***", "plain ", "plugin says *** and ***", "no line break at the end ***");
        for (String task : states.keySet()) {
            String text = server.get("/api/executions/" + id + "/tasks/" + task).body();
            if (!task.matches("bad.*|broken")) assertThat(text).as(task).contains("***");
        }

        Path directory = server.bean("dataDirectory", DataDirectory.class).path();
        List<String> hits = new ArrayList<>(inTheApi(id));
        hits.addAll(inTheDatabase(server.bean("database", Database.class)));
        server.close();
        hits.addAll(inFiles(directory));
        synchronized (serverLog) {
            hits.addAll(hits("the server's log", String.join("\n", serverLog)));
        }
        assertThat(hits).isEmpty();
    }
}
