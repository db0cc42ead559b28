package io.linkloom.engine.state;

import io.linkloom.engine.event.TaskFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, open or over.
 *
 * @param endedAt null while it is open
 * @param result null while it is open
 * @param failure why it failed; null otherwise
 * @param progress from 0 to 1, as its last heartbeat said; null when none did
 * @param message what its last heartbeat said, or what it asks a person
 */
public record AttemptRecord(
        int attempt,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Result result,
        @Nullable TaskFailure failure,
        @Nullable Double progress,
        @Nullable String message) {

    public AttemptRecord(
            int attempt,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Result result,
            @Nullable TaskFailure failure) {
        this(attempt, startedAt, endedAt, result, failure, null, null);
    }

    /** How an attempt ended. */
    public enum Result {
        SUCCEEDED,
        FAILED,
        LOST,
        CANCELLED
    }

    /** As it is after it told something; what was not told stays. */
    AttemptRecord telling(@Nullable Double newProgress, @Nullable String newMessage) {
        return new AttemptRecord(
                attempt,
                startedAt,
                endedAt,
                result,
                failure,
                newProgress == null ? progress : newProgress,
                newMessage == null ? message : newMessage);
    }

    AttemptRecord ended(Instant at, Result how, @Nullable TaskFailure why) {
        return new AttemptRecord(attempt, startedAt, at, how, why, progress, message);
    }
}
