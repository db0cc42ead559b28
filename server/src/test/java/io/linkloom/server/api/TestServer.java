package io.linkloom.server.api;

import io.linkloom.server.config.Preparation;
import io.linkloom.server.config.ServerConfiguration;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.journal.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole server with a data directory of its own, on a free port. */
final class TestServer implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<TestDatabase.Kind, TestServer> SHARED = new EnumMap<>(TestDatabase.Kind.class);

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private TestServer(ConfigurableApplicationContext context) {
        this.context = context;
        this.port =
                Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    /** One for all tests that need no settings of their own; it ends with the process. */
    static TestServer shared() {
        return shared(TestDatabase.Kind.H2);
    }

    /** As `shared()`, on that database. */
    static synchronized TestServer shared(TestDatabase.Kind kind) {
        return SHARED.computeIfAbsent(kind, any -> start(arguments(kind)));
    }

    static String[] arguments(TestDatabase.Kind kind) {
        return switch (kind) {
            case H2 -> new String[0];
            case POSTGRESQL ->
                new String[] {"--spring.datasource.url=" + TestPostgres.shared().newDatabase()};
        };
    }

    static TestServer start(String... arguments) {
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.addListeners(new Preparation());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=0");
        if (all.stream().noneMatch(argument -> argument.startsWith("--link-loom.data-dir=")))
            all.add("--link-loom.data-dir=" + directory());
        return new TestServer(application.run(all.toArray(String[]::new)));
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("link-loom-test");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** `headers`: name, value, name, value … */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(request.build());
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        return send(request(path, headers)
                .method(method, BodyPublishers.ofByteArray(body))
                .build());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!json.isEmpty()) all.addAll(List.of("Content-Type", "application/json"));
        return send("POST", path, json, all.toArray(String[]::new));
    }

    HttpResponse<String> register(String yaml) {
        return send("POST", "/api/workflows", yaml, "Content-Type", "application/yaml");
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            DocumentedAnswers.check(request, response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient client() {
        return client;
    }

    /** Starts an execution and gives its id. */
    String started(String workflow) {
        return json(post("/api/workflows/" + workflow + "/executions", ""))
                .path("id")
                .asString();
    }

    /** The execution once it has ended. */
    JsonNode ended(String id) {
        return await("/api/executions/" + id, node -> !node.path("endedAt").isNull());
    }

    /** What the address answers, once it is as wanted. */
    JsonNode await(String path, java.util.function.Predicate<JsonNode> wanted) {
        JsonNode[] last = {JSON.nullNode()};
        io.linkloom.server.runner.Await.until(path + " is as wanted", () -> wanted.test(last[0] = json(get(path))));
        return last[0];
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** How much there is: registered workflows and executions. */
    Map<String, Integer> contents() {
        return Map.of(
                "workflows", json(get("/api/workflows?limit=500")).path("items").size(),
                "executions",
                        json(get("/api/executions?limit=500")).path("items").size());
    }

    @Override
    public void close() {
        context.close();
    }
}
