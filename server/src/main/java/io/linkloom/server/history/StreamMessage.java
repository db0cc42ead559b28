package io.linkloom.server.history;

import org.jspecify.annotations.Nullable;

/**
 * One message of a stream.
 *
 * @param id where to go on after it
 * @param event its name; `reset` when the position asked for is gone: what happened before is not told
 * @param data a `StreamEvent`, for a line of a log a `LogEvent`; null for `reset`
 */
public record StreamMessage(
        String id, String event, @Nullable Object data) {
    public static final String RESET = "reset";
}
