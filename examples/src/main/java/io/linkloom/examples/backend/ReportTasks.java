package io.linkloom.examples.backend;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The work of the daily report. Nothing is really fetched, and nobody gets mail. */
final class ReportTasks {
    private static final int ROWS = 42;
    private static final double PRICE = 19.5;

    private final String broken;

    /**
     * @param broken the task that never succeeds, as in its URL; empty for none
     */
    ReportTasks(String broken) {
        this.broken = broken;
    }

    /**
     * What a backend says to one attempt.
     *
     * @param note for the console; empty when there is nothing to say
     */
    record Answer(int status, Map<String, Object> body, String note) {}

    /**
     * @param task last part of the URL
     * @param envelope what the server sent; see the callback protocol
     */
    Answer perform(String task, JsonNode envelope) {
        int attempt = envelope.path("task").path("attempt").asInt(1);
        if (task.equals(broken)) {
            return failure(
                    "Broken on purpose", "%s, attempt %d: answers 503, and will do so always".formatted(task, attempt));
        }
        JsonNode upstream = envelope.path("upstream");
        return switch (task) {
            case "fetch-data" -> success("rows", ROWS, "source", "orders");
            case "process" ->
                process(attempt, upstream.path("fetch_data").path("rows").asInt(0));
            case "send-email" ->
                success(
                        "to",
                        "team@example.com",
                        "subject",
                        "Sales: " + upstream.path("process_data").path("total").asString("?"));
            default -> new Answer(404, Map.of("error", "No task " + task), "");
        };
    }

    /** The first attempt meets a database that is down, as it happens; the second finds it up again. */
    private static Answer process(int attempt, int rows) {
        if (attempt == 1) {
            return failure(
                    "The database is restarting",
                    "process, attempt 1: answers 503 on purpose, so that you see a retry");
        }
        return success("rows", rows, "total", rows * PRICE);
    }

    private static Answer failure(String error, String note) {
        return new Answer(503, Map.of("error", error), note);
    }

    private static Answer success(String name, Object value, String otherName, Object otherValue) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, value);
        body.put(otherName, otherValue);
        return new Answer(200, body, "");
    }
}
