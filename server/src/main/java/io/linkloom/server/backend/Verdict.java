package io.linkloom.server.backend;

import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a call says about the instance that it went to. */
sealed interface Verdict {

    /** It answers, whatever it answers. */
    record Answered() implements Verdict {}

    /** It answers that it can take no more; it is left alone for the pause that it asks for. `failed`: it was an error of the server, too. */
    record Overloaded(Duration pause, boolean failed, String message) implements Verdict {}

    /** No connection could be made, and nothing was sent. */
    record Unconnected(String message) implements Verdict {}

    /** The connection broke, there was no answer in time, or an error of the server. */
    record Failed(String message) implements Verdict {}

    /** Nothing that has to do with it. */
    record Unknown() implements Verdict {}

    default boolean isFailure() {
        return switch (this) {
            case Answered answered -> false;
            case Overloaded overloaded -> overloaded.failed();
            case Unconnected unconnected -> true;
            case Failed failed -> true;
            case Unknown unknown -> false;
        };
    }

    /** For people; null where nothing went wrong. */
    default @Nullable String error() {
        return switch (this) {
            case Answered answered -> null;
            case Overloaded overloaded -> overloaded.message();
            case Unconnected unconnected -> unconnected.message();
            case Failed failed -> failed.message();
            case Unknown unknown -> null;
        };
    }

    static Verdict of(Outcome outcome, boolean connected) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> new Answered();
            case Outcome.Accepted accepted -> new Answered();
            case Outcome.Lost lost -> new Unknown();
            case Outcome.Failed failed -> of(failed, connected);
        };
    }

    private static Verdict of(Outcome.Failed failed, boolean connected) {
        String code = failed.code();
        if (code.equals(FailureCode.CONNECTION))
            return connected ? new Failed(failed.message()) : new Unconnected(failed.message());
        if (code.equals(FailureCode.TIMEOUT)) return new Failed(failed.message());
        if (code.startsWith("HTTP_")) {
            // 501 says what the instance is, not how it fares.
            boolean serverError = code.startsWith("HTTP_5") && !code.equals("HTTP_501");
            // Not the message: it quotes the answer, and everybody who looks at the backend sees what is noted here.
            String message = "The answer was " + code.substring("HTTP_".length());
            Duration pause = failed.retryAfter();
            if (pause != null && pause.isPositive()) return new Overloaded(pause, serverError, message);
            return serverError ? new Failed(message) : new Answered();
        }
        boolean answered = code.equals(FailureCode.OUTPUT_TOO_LARGE) || code.equals(FailureCode.INVALID_JSON);
        return answered ? new Answered() : new Unknown();
    }
}
