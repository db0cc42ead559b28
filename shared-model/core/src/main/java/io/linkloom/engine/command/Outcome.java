package io.linkloom.engine.command;

import io.linkloom.engine.event.TaskFailure;
import io.linkloom.model.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt went, as its runner or its backend's callback tells. */
public sealed interface Outcome {

    record Succeeded(Json output) implements Outcome {}

    /**
     * @param retryable whether another attempt could mend it
     * @param retryAfter the next attempt starts no earlier than so long from now; null when nothing was asked
     */
    record Failed(
            TaskFailure failure,
            boolean retryable,
            @Nullable Duration retryAfter) implements Outcome {
        public static Failed permanent(String code, String message) {
            return new Failed(new TaskFailure(code, message), false, null);
        }

        public static Failed retryable(String code, String message) {
            return new Failed(new TaskFailure(code, message), true, null);
        }
    }

    /** The backend works on and will call back. */
    record AcceptedForLater() implements Outcome {}

    /** Nobody knows: the server died, or a stale connection broke, before a byte of an answer came. */
    record Lost() implements Outcome {}
}
