package io.linkloom.server.scheduler;

import io.linkloom.api.FiringResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an instant.
 *
 * @param execution that stands for it; null where there is none
 * @param message why not, where that has to be said
 * @param since the first of several instants that this stands for; null for one alone
 * @param count how many it stands for
 */
record Trace(
        Instant at,
        FiringResult result,
        @Nullable String execution,
        @Nullable String message,
        @Nullable Instant since,
        int count) {

    static Trace of(Instant at, FiringResult result) {
        return new Trace(at, result, null, null, null, 1);
    }

    static Trace started(Instant at, String execution) {
        return new Trace(at, FiringResult.STARTED, execution, null, null, 1);
    }

    static Trace failed(Instant at, String message) {
        return new Trace(at, FiringResult.FAILED, null, message, null, 1);
    }
}
