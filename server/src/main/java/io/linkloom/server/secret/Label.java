package io.linkloom.server.secret;

import java.nio.charset.StandardCharsets;

/**
 * What a sealed value is. It is sealed together with the value, so that a value that was moved to another row of the database does not open there.
 *
 * @param purpose which kind of values: `secret`, `backend` …
 * @param namespace empty where the kind has none
 */
public record Label(String purpose, String namespace, String name) {
    public Label {
        if ((purpose + namespace + name).indexOf('\n') >= 0)
            throw new IllegalArgumentException("A label cannot hold a line break");
    }

    byte[] bytes() {
        return String.join("\n", purpose, namespace, name).getBytes(StandardCharsets.UTF_8);
    }
}
