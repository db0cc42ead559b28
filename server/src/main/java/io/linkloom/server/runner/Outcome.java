package io.linkloom.server.runner;

import io.linkloom.model.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt. */
public sealed interface Outcome {

    /**
     * The work is done.
     *
     * @param output at most 1 MiB; JSON null when there is none
     */
    record Succeeded(Json output) implements Outcome {}

    /**
     * The work was not done.
     *
     * @param code stable, upper case, one of [FailureCode] or one with a number: `HTTP_503`, `EXIT_2`
     * @param message for people: what went wrong and where, in one or a few lines
     * @param retryable whether another attempt could succeed
     * @param retryAfter the floor of the delay that the backend asked for, at most 1 h; null when it did not
     */
    record Failed(String code, String message, boolean retryable, @Nullable Duration retryAfter) implements Outcome {}

    /** The backend works on and will call back. */
    record Accepted() implements Outcome {}

    /** Nothing is known: the work may or may not have been done. */
    record Lost(String message) implements Outcome {}

    static Failed retryable(String code, String message) {
        return new Failed(code, message, true, null);
    }

    static Failed permanent(String code, String message) {
        return new Failed(code, message, false, null);
    }

    static Failed cancelled() {
        return permanent(FailureCode.CANCELLED, "The attempt was cancelled");
    }

    static Failed timedOut(Duration timeout) {
        return retryable(FailureCode.TIMEOUT, "Not done within the timeout of " + inWords(timeout));
    }

    static Failed tooLarge() {
        return permanent(FailureCode.OUTPUT_TOO_LARGE, "The output is larger than 1 MiB");
    }

    /** The thread was interrupted: the server gives its work up. */
    static Lost interrupted() {
        return new Lost("The server stopped while the attempt was running");
    }

    /** An output within the limit, or the failure that says it is not. */
    static Outcome succeeded(Json output) {
        return output.length() > Json.MAX_BYTES ? tooLarge() : new Succeeded(output);
    }

    private static String inWords(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
