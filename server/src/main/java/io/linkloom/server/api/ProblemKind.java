package io.linkloom.server.api;

import java.util.Locale;

/** The kinds of problems that the API answers with. The code of a kind never changes. */
enum ProblemKind {
    BAD_REQUEST(400),
    MALFORMED_JSON(400),
    MALFORMED_DOCUMENT(400),
    BAD_PARAMETER(400),
    UNKNOWN_PARAMETER(400),
    BAD_CURSOR(400),
    BAD_POSITION(400),
    BAD_IDEMPOTENCY_KEY(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    FORBIDDEN_NAMESPACE(403),
    NOT_LOCAL(403),
    FOREIGN_ORIGIN(403),
    NOT_FOUND(404),
    WORKFLOW_NOT_FOUND(404),
    VERSION_NOT_FOUND(404),
    EXECUTION_NOT_FOUND(404),
    TASK_NOT_FOUND(404),
    ITEM_NOT_FOUND(404),
    DEAD_LETTER_NOT_FOUND(404),
    SECRET_NOT_FOUND(404),
    BACKEND_NOT_FOUND(404),
    CALLBACK_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    ALREADY_ENDED(409),
    NOT_ENDED(409),
    NOT_RUNNING(409),
    NOT_PAUSED(409),
    NOT_WAITING(409),
    NOT_DEAD(409),
    NOTHING_FAILED(409),
    OVER_LIMIT(409),
    STALE_CALLBACK(409),
    NOT_EMBEDDED(409),
    BACKUP_UNDER_WAY(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    WRONG_HOST(421),
    INVALID_WORKFLOW(422),
    INVALID_INPUTS(422),
    INVALID_BODY(422),
    BAD_SECRET_NAME(422),
    ID_MISMATCH(422),
    IDEMPOTENCY_MISMATCH(422),
    LAYOUT_TOO_LARGE(422),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    BACKUP_FAILED(503),
    UNAVAILABLE(503),
    LAYOUT_NOT_READY(503),
    TOO_MANY_STREAMS(503),
    VAULT_CLOSED(503);

    private final int status;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ProblemKind(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Stable, such as `workflow-not-found`. */
    String code() {
        return code;
    }

    /** Stable URI of the kind. */
    String type() {
        return "urn:link-loom:problem:" + code;
    }
}
