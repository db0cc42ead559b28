package io.linkloom.client.json;

import org.jspecify.annotations.Nullable;

/** Text that is no JSON, or a value that does not fit where it should go; the message says what and where. */
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    JsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
