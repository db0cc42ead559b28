package io.linkloom.server.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP to a server, as any caller of any time would send it. */
public final class Requests {
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;

    public Requests(String base) {
        this.base = base;
    }

    public record Answer(int status, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** Itself, when the request was taken. */
        public Answer taken() {
            if (status / 100 != 2) throw new AssertionError("Answered by " + this);
            return this;
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** `headers`: name, value, name, value … */
    public Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        else request.header("Content-Type", "application/json");
        return send(request);
    }

    Answer register(String yaml) {
        return post("/api/workflows", yaml, "Content-Type", "application/yaml").taken();
    }

    /** Starts an execution and gives its id. */
    String start(String workflow) {
        return post("/api/workflows/" + workflow + "/executions", "{}")
                .taken()
                .json()
                .path("id")
                .asString();
    }

    /** The state of an execution. */
    String state(String execution) {
        return get("/api/executions/" + execution).json().path("state").asString();
    }

    /** The state of a task of an execution. */
    String state(String execution, String task) {
        return get("/api/executions/" + execution + "/tasks/" + task)
                .json()
                .path("state")
                .asString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(2));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
