package io.linkloom.server.secret;

import io.linkloom.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Strikes secrets out of texts: `***` in their place. Finds them plain, URL-encoded, escaped as in JSON, in base64 and in hexadecimal digits; see
 * [Disguises] and [Views]. Immutable, safe for any thread.
 */
public final class Redactor {
    /** Leaves everything as it is. */
    public static final Redactor NONE = new Redactor(List.of());

    private final Patterns patterns;

    private Redactor(Collection<String> values) {
        patterns = new Patterns(Disguises.of(values));
    }

    public static Redactor of(Collection<String> values) {
        return values.isEmpty() ? NONE : new Redactor(values);
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** The text as it may be seen; the same object when there is nothing to hide. */
    public String text(String text) {
        if (isEmpty() || text.length() < Patterns.SHORTEST) return text;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Spans spans = new Spans(bytes, patterns);
        return spans.isEmpty() ? text : spans.masked(0, bytes.length);
    }

    /** The value as it may be seen: strings, keys and numbers anywhere inside. */
    public Json json(Json json) {
        if (isEmpty() || json.length() < Patterns.SHORTEST) return json;
        // Without escapes every string stands in the text as it is.
        boolean[] hit = {false};
        patterns.find(json.utf8(), (from, to) -> hit[0] = true);
        boolean suspicious = hit[0];
        for (byte b : json.utf8()) suspicious |= b == '\\' || b == '%' || b == '+';
        return suspicious ? RedactedJson.of(json, this) : json;
    }

    Spans spans(byte[] text) {
        return new Spans(text, patterns);
    }
}
