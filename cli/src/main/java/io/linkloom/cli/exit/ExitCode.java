package io.linkloom.cli.exit;

import io.linkloom.api.ExecutionState;

/** How a command ended; scripts rely on the numbers. */
public enum ExitCode {
    OK(0),
    UNEXPECTED(1),
    /** `test`: something is not as expected. */
    TESTS_FAILED(1),
    /** `diff`: the two are not the same, as diff(1) says it. */
    DIFFERENT(1),
    USAGE(2),
    NOT_FOUND(3),
    /** A token is needed, or it does not allow this. */
    FORBIDDEN(4),
    /** Already so, or not possible in this state. */
    CONFLICT(5),
    UNREACHABLE(6),
    /** Something that was sent is invalid; each place is printed. */
    INVALID(7),
    /** The time to wait is over; the execution still runs. */
    WAIT_TIMEOUT(8),
    /** Some of many were done, some not. */
    PARTIAL(9),
    EXECUTION_FAILED(10),
    EXECUTION_CANCELLED(11),
    EXECUTION_TIMED_OUT(12),
    /** `status --check`: a person has to look. */
    ATTENTION(13),
    RATE_LIMITED(14),
    /** `backend test`: the backend breaks its part of the contract. */
    BACKEND_UNSOUND(15),
    /** Ctrl-C. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** What the state of an execution means for whoever waited for its end. */
    public static ExitCode ofEnd(ExecutionState state) {
        return switch (state) {
            case SUCCEEDED -> OK;
            case FAILED -> EXECUTION_FAILED;
            case CANCELLED -> EXECUTION_CANCELLED;
            case TIMED_OUT -> EXECUTION_TIMED_OUT;
            case QUEUED, RUNNING, PAUSED -> WAIT_TIMEOUT;
        };
    }

    /** For an HTTP status that is no success. */
    public static ExitCode ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409, 412 -> CONFLICT;
            case 400, 413, 422 -> INVALID;
            case 429 -> RATE_LIMITED;
            default -> UNEXPECTED;
        };
    }
}
