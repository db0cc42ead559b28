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
 */
public record AttemptRecord(
        int attempt,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Result result,
        @Nullable TaskFailure failure) {

    /** How an attempt ended. */
    public enum Result {
        SUCCEEDED,
        FAILED,
        LOST,
        CANCELLED
    }

    AttemptRecord ended(Instant at, Result how, @Nullable TaskFailure why) {
        return new AttemptRecord(attempt, startedAt, at, how, why);
    }
}
