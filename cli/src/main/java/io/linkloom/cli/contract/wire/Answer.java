package io.linkloom.cli.contract.wire;

import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a backend said.
 *
 * @param contentType empty when it named none
 * @param after the time from sending to the last byte
 */
public record Answer(int status, String contentType, byte[] body, Duration after) {
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** It works on, and will call back. */
    public boolean isAccepted() {
        return status == 202;
    }

    /** Link Loom would send it again, by and by. */
    public boolean isRetried() {
        return status == 408 || status == 425 || status == 429 || status >= 500 && status != 501;
    }

    public boolean saysJson() {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; null when it is none. */
    public @Nullable Json json() {
        try {
            return Json.parse(body);
        } catch (JsonFormatException e) {
            return null;
        }
    }

    /** What the task's output would be: JSON where it is JSON, null for nothing, else text. */
    public Json output() {
        if (body.length == 0) return Json.NULL;
        Json json = contentType.isEmpty() || saysJson() ? json() : null;
        return json == null ? Json.of(text()) : json;
    }
}
