package io.linkloom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as `application/problem+json` (RFC 9457).
 *
 * @param type stable URI of the kind of problem, `about:blank` when the status says it all
 * @param title the kind in words, in the language of the caller
 * @param status HTTP status; 0 where a client never got an answer
 * @param detail what happened this time, in the language of the caller
 * @param instance what it happened to
 * @param code stable short name of the kind; null when the status says it all
 * @param errors each single finding of a failed validation; else empty
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String code,
        List<Finding> errors) {
    public Problem {
        errors = Copies.list(errors);
    }
}
