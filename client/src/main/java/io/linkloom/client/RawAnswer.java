package io.linkloom.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer as it came.
 *
 * @param status HTTP status, whatever it is
 * @param headers by name, in any case of letters
 * @param body as it came; empty where there is none
 */
public record RawAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
