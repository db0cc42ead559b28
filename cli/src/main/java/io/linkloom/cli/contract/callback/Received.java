package io.linkloom.cli.contract.callback;

import io.linkloom.model.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Something that a backend sent to the address of an attempt.
 *
 * @param result what it says, when it is a result that can be understood
 * @param status what it was answered
 * @param fault what was wrong with it; null when nothing was
 */
public record Received(
        Kind kind,
        String path,
        String contentType,
        byte[] body,
        @Nullable Json result,
        int status,
        @Nullable Fault fault) {

    /** By the address under which it came. */
    public enum Kind {
        RESULT,
        HEARTBEAT,
        LOGS,
        UNKNOWN
    }
}
