package io.linkloom.client.callback;

import io.linkloom.client.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is answered to a request; always `application/json`.
 *
 * @param status 200 with the output; 202 when the server is called back; 401, 404, 400 and 422 are not retried; 425, 500 and 503 are
 */
public record TaskAnswer(int status, String json) {
    public static final String CONTENT_TYPE = "application/json";

    static TaskAnswer accepted() {
        return new TaskAnswer(202, "{\"accepted\":true}");
    }

    static TaskAnswer refused(int status, String why) {
        return new TaskAnswer(status, Json.write(Map.of("error", why)));
    }

    public byte[] body() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
