package io.linkloom.server.view;

import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task run as details read it.
 *
 * @param created whether nothing had happened to it before this commit
 * @param task place of the task in the document
 * @param item of the fan-out, or -1
 * @param counts items by state, for a fan-out
 * @param discarded whether its dead letter was taken away; false when read
 */
public record TaskRow(
        boolean created,
        String execution,
        int task,
        int item,
        TaskState state,
        @Nullable WaitReason waitReason,
        int attempt,
        Instant since,
        @Nullable Instant until,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Json output,
        @Nullable TaskFailure failure,
        List<AttemptRecord> attempts,
        @Nullable Map<TaskState, Integer> counts,
        boolean discarded) {

    /** The `item` of a task that is no item. */
    public static final int NO_ITEM = -1;

    /** Whether it belongs into the dead-letter queue; of a fan-out only its items do. */
    boolean isDeadLetter() {
        return state == TaskState.DEAD && counts == null;
    }
}
