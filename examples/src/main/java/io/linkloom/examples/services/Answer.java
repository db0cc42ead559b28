package io.linkloom.examples.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service says to a call.
 *
 * @param later what is reported to the callback address after a 202; null for nothing
 */
record Answer(int status, Map<String, Object> body, @Nullable Map<String, Object> later) {

    static Answer of(Map<String, Object> body) {
        return new Answer(200, body, null);
    }

    static Answer refusal(int status, String error) {
        return new Answer(status, Map.of("error", error), null);
    }

    /** Taken; this is what it comes to. */
    static Answer later(Map<String, Object> output) {
        return new Answer(202, Map.of("accepted", true), Map.of("status", "succeeded", "output", output));
    }

    /** Taken; but no retry will make it succeed. */
    static Answer laterRefused(String message) {
        Map<String, Object> error = Map.of("message", message, "retryable", false);
        return new Answer(202, Map.of("accepted", true), Map.of("status", "failed", "error", error));
    }
}
