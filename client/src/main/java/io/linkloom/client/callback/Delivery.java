package io.linkloom.client.callback;

import io.linkloom.client.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a server: one attempt, or the same one once more.
 *
 * @param handler name of the handler that the address means
 * @param key the same for every attempt of the task run; null where the server told none: then nothing is known again
 * @param attempt from 1
 * @param envelope null when the workflow sets a body of its own
 * @param body plain values; a String where it is no JSON
 * @param callback where the attempt can be reported on; null for nowhere
 */
record Delivery(
        String handler,
        @Nullable String key,
        int attempt,
        @Nullable TaskEnvelope envelope,
        @Nullable Object body,
        TaskEnvelope.@Nullable CallbackPart callback,
        TraceContext trace) {
    private static final int LONGEST_KEY = 400;

    /** @throws IllegalArgumentException when it is nothing that a server sends; the message says why */
    static Delivery read(String handler, RequestHeaders headers, byte[] bytes) {
        Object body = body(headers.first("Content-Type"), bytes);
        TaskEnvelope envelope = body instanceof Map<?, ?> map ? EnvelopeReader.read(map) : null;
        String key = headers.first("Idempotency-Key");
        if (key == null && envelope != null) key = envelope.key();
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new IllegalArgumentException("Idempotency-Key: expected 1 to " + LONGEST_KEY + " characters");
        }
        return new Delivery(
                handler,
                key,
                envelope != null ? envelope.task().attempt() : number(headers.first("Link-Loom-Attempt")),
                envelope,
                body,
                envelope != null ? envelope.callback() : callback(headers.first("Link-Loom-Callback-Url")),
                TraceContext.continuing(headers.first("traceparent")));
    }

    private static @Nullable Object body(@Nullable String contentType, byte[] bytes) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        boolean text = !type.isEmpty() && !type.contains("json");
        if (text) return new String(bytes, StandardCharsets.UTF_8);
        if (bytes.length == 0) return null;
        try {
            return Json.read(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The body is no JSON: " + e.getMessage(), e);
        }
    }

    /** Not signed, so only believed where the body, which is, has nothing to say. */
    private static TaskEnvelope.@Nullable CallbackPart callback(@Nullable String url) {
        return url == null ? null : new TaskEnvelope.CallbackPart(EnvelopeReader.webAddress(url), null);
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 1;
    }
}
