package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.model.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt.
 *
 * @param endedAt null while it is open
 * @param result null while it is open
 * @param failure why it failed; null otherwise
 * @param request what would have been sent, with secrets as `***`; null for `wait` tasks, and where it could not be rendered
 */
public record AttemptStory(
        int number,
        Instant startedAt,
        @Nullable Instant endedAt,
        AttemptRecord.@Nullable Result result,
        @Nullable TaskFailure failure,
        @Nullable Json request) {}
