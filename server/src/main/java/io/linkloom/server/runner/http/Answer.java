package io.linkloom.server.runner.http;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an answer means; source: the callback protocol. */
record Answer(int status, HttpHeaders headers, BoundedBody.Content body) {
    static final int ACCEPTED = 202;

    static boolean isSuccess(TaskWork.Http http, int status) {
        for (TaskWork.StatusRange range : http.success()) if (range.contains(status)) return true;
        return false;
    }

    /** How much of the body is worth reading: an output, or what explains a failure. */
    static HttpResponse.BodyHandler<BoundedBody.Content> reader(TaskWork.Http http) {
        return info -> new BoundedBody(
                info.statusCode() != ACCEPTED && isSuccess(http, info.statusCode()) ? Json.MAX_BYTES : 16 * 1024,
                info.headers().firstValueAsLong("Content-Length").orElse(-1));
    }

    Outcome outcome(AttemptContext attempt, TaskWork.Http http) {
        if (status == ACCEPTED) return new Outcome.Accepted();
        if (!isSuccess(http, status)) return failure(attempt);
        if (body.cut()) return Outcome.tooLarge();
        byte[] bytes = body.bytes();
        if (bytes.length == 0) return new Outcome.Succeeded(Json.NULL);
        String contentType = headers.firstValue("Content-Type").orElse(null);
        if (contentType == null) return untyped(bytes);
        MediaType type = MediaType.of(contentType);
        return type.isJson()
                ? json(attempt, bytes, type)
                : Outcome.succeeded(Json.of(new String(bytes, type.charset())));
    }

    private static Outcome json(AttemptContext attempt, byte[] bytes, MediaType type) {
        boolean utf8 = type.charset().equals(StandardCharsets.UTF_8);
        try {
            return Outcome.succeeded(utf8 ? Json.parse(bytes) : Json.parse(new String(bytes, type.charset())));
        } catch (JsonFormatException e) {
            String text = new String(bytes, type.charset());
            return Outcome.retryable(
                    FailureCode.INVALID_JSON,
                    "The answer says it is JSON, but is not: "
                            + Excerpt.of(why(e, text, attempt.log().shown(text))));
        }
    }

    /** The parser quotes the text where it stopped: that must not be half of something that is not to be shown. */
    private static String why(JsonFormatException e, String text, String shown) {
        if (shown.equals(text)) return String.valueOf(e.getMessage());
        try {
            Json.parse(shown);
            return "where it is not is not shown";
        } catch (JsonFormatException again) {
            return String.valueOf(again.getMessage());
        }
    }

    /** Without a Content-Type: JSON where it is JSON, else text. */
    private static Outcome untyped(byte[] bytes) {
        try {
            return Outcome.succeeded(Json.parse(bytes));
        } catch (JsonFormatException e) {
            return Outcome.succeeded(Json.of(new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private Outcome failure(AttemptContext attempt) {
        String excerpt = Excerpt.of(attempt.log().shown(text()));
        String message = "The backend answered " + status + (excerpt.isEmpty() ? "" : ": " + excerpt);
        boolean retryable =
                isTransient(status) || attempt.definition().retry().on().contains(status);
        return new Outcome.Failed(FailureCode.http(status), message, retryable, retryAfter());
    }

    private String text() {
        String contentType = headers.firstValue("Content-Type").orElse("");
        return new String(body.bytes(), MediaType.of(contentType).charset());
    }

    private @Nullable Duration retryAfter() {
        if (status != 429 && status != 503) return null;
        String value = headers.firstValue("Retry-After").orElse(null);
        return value == null ? null : RetryAfter.parse(value, Instant.now());
    }

    private static boolean isTransient(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500 && status != 501;
    }
}
