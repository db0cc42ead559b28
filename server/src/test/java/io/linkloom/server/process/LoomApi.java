package io.linkloom.server.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API as a caller without any library sees it. */
public final class LoomApi {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String base;

    /** A status and what came with it; null where the body is no JSON. */
    public record Answer(int status, JsonNode body) {
        /** The field `id`. */
        public String id() {
            return body.path("id").asString();
        }
    }

    public LoomApi(String base) {
        this.base = base;
    }

    public boolean isUp() {
        try {
            return get("/actuator/health").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Registers a workflow; fails loudly when it is not taken. */
    public void register(String yaml) {
        try {
            Answer answer = send(request("/api/workflows")
                    .header("Content-Type", "application/yaml")
                    .POST(HttpRequest.BodyPublishers.ofString(yaml)));
            if (answer.status() / 100 != 2) throw new AssertionError("Not registered: " + answer);
        } catch (IOException e) {
            throw new AssertionError("Not registered", e);
        }
    }

    /**
     * Starts an execution.
     *
     * @param inputs a JSON object
     */
    public Answer start(String workflow, String inputs, @Nullable String idempotencyKey) throws IOException {
        HttpRequest.Builder request = request("/api/workflows/" + workflow + "/executions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"inputs\":" + inputs + "}"));
        if (idempotencyKey != null) request.header("Idempotency-Key", idempotencyKey);
        return send(request);
    }

    public Answer execution(String id) throws IOException {
        return get("/api/executions/" + id);
    }

    /** A task with all its attempts. */
    public Answer task(String id, String task) throws IOException {
        return get("/api/executions/" + id + "/tasks/" + task);
    }

    /** Sends a command without a body: `cancel`, `pause` … */
    public Answer command(String id, String command) throws IOException {
        return send(request("/api/executions/" + id + "/" + command).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends a body of any type. */
    public Answer post(String path, String contentType, String body) throws IOException {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            boolean json = body.startsWith("{") || body.startsWith("[");
            return new Answer(response.statusCode(), json ? MAPPER.readTree(body) : MAPPER.nullNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
