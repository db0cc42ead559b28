package io.linkloom.client.callback;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the task envelope in a body. What a newer server adds is passed over; of what may be missing only the ids are needed. */
final class EnvelopeReader {
    private EnvelopeReader() {}

    /**
     * Null when it is some other JSON object: the workflow sets a body of its own.
     *
     * @throws IllegalArgumentException when it is an envelope, but not a whole one
     */
    static @Nullable TaskEnvelope read(Map<?, ?> body) {
        if (!(body.get("execution") instanceof Map<?, ?> execution) || !(body.get("task") instanceof Map<?, ?> task)) {
            return null;
        }
        return new TaskEnvelope(
                new TaskEnvelope.ExecutionPart(
                        text(execution, "execution", "id", null),
                        text(execution, "execution", "workflow", ""),
                        number(execution, "execution", "version", 1),
                        text(execution, "execution", "namespace", "default"),
                        instant(execution.get("scheduledAt"))),
                new TaskEnvelope.TaskPart(
                        text(task, "task", "id", null),
                        number(task, "task", "attempt", 1),
                        task.get("index") == null ? null : number(task, "task", "index", 0)),
                values(body, "inputs"),
                values(body, "params"),
                values(body, "upstream"),
                callback(body.get("callback")));
    }

    /** @throws IllegalArgumentException when nothing can be sent there */
    static String webAddress(String url) {
        URI address = URI.create(url);
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null) throw wrong("callback.url", "an http or https address");
        return url;
    }

    private static TaskEnvelope.@Nullable CallbackPart callback(@Nullable Object callback) {
        if (!(callback instanceof Map<?, ?> map)) return null;
        return new TaskEnvelope.CallbackPart(
                webAddress(text(map, "callback", "url", null)), instant(map.get("expiresAt")));
    }

    /** @param otherwise when there is none; null when there has to be one */
    private static String text(Map<?, ?> map, String name, String field, @Nullable String otherwise) {
        Object value = map.get(field);
        if (value instanceof String text && !text.isEmpty()) return text;
        if (value == null && otherwise != null) return otherwise;
        throw wrong(name + "." + field, "a text");
    }

    private static int number(Map<?, ?> map, String name, String field, int otherwise) {
        Object value = map.get(field);
        if (value == null) return otherwise;
        if (value instanceof Integer number) return number;
        throw wrong(name + "." + field, "a whole number");
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        try {
            return value instanceof String text ? Instant.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, @Nullable Object> values(Map<?, ?> body, String field) {
        Object value = body.get(field);
        if (value == null) return Map.of();
        if (!(value instanceof Map<?, ?> map)) throw wrong(field, "an object");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((name, each) -> values.put(String.valueOf(name), each));
        return Collections.unmodifiableMap(values);
    }

    private static IllegalArgumentException wrong(String field, String expected) {
        return new IllegalArgumentException("The task envelope is not whole: expected " + expected + " in " + field);
    }
}
