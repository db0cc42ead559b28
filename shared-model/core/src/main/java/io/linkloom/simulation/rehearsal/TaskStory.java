package io.linkloom.simulation.rehearsal;

import io.linkloom.api.TaskState;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one task, or to one item of its fan-out.
 *
 * @param index null for the task itself
 * @param queuedAt when it was ready to run; null when it never was
 * @param startedAt of its first attempt or item; null when there was none
 * @param endedAt null when it has not ended
 * @param attempts of the task itself: a fan-out has none, its items have
 * @param items of a fan-out, those that began; empty otherwise
 * @param output null unless SUCCEEDED
 * @param failure of its last attempt
 * @param why it did not run, or does not go on; null when there is nothing to explain
 */
public record TaskStory(
        String id,
        @Nullable Integer index,
        String type,
        TaskState state,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<AttemptStory> attempts,
        List<TaskStory> items,
        @Nullable Json output,
        @Nullable TaskFailure failure,
        @Nullable Text why) {
    public TaskStory {
        attempts = List.copyOf(attempts);
        items = List.copyOf(items);
    }

    /** Of the task and all its items. */
    public int attemptCount() {
        return attempts.size()
                + items.stream().mapToInt(TaskStory::attemptCount).sum();
    }

    /** From its start to its end; zero when it has not both. */
    public Duration length() {
        return startedAt == null || endedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }

    /** Whether it, or one of its items, is a dead letter. */
    public boolean hasDeadLetter() {
        return items.isEmpty() ? state == TaskState.DEAD : items.stream().anyMatch(TaskStory::hasDeadLetter);
    }
}
