package io.linkloom.cli.offline;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.model.json.Json;
import io.linkloom.simulation.rehearsal.AttemptStory;
import io.linkloom.simulation.rehearsal.Beat;
import io.linkloom.simulation.rehearsal.Story;
import io.linkloom.simulation.rehearsal.TaskStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One simulated execution as programs read it. Times are virtual, lengths in milliseconds.
 *
 * @param state RUNNING: it stands still
 */
public record ToldRun(
        String workflow,
        String namespace,
        long seed,
        ExecutionState state,
        String trigger,
        Instant startedAt,
        @Nullable Instant endedAt,
        long durationMillis,
        @Nullable Object inputs,
        @Nullable Object outputs,
        @Nullable Cause error,
        List<String> criticalPath,
        List<Task> tasks,
        List<Happening> happenings) {

    public record Cause(@Nullable String task, String code, String message) {}

    public record Error(String code, String message) {}

    /**
     * @param index of an item; null for the task itself
     * @param attempts of the task itself; those of items are with them
     * @param reason why it did not run, or does not go on
     */
    public record Task(
            String id,
            @Nullable Integer index,
            String type,
            TaskState state,
            boolean critical,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            long durationMillis,
            int attemptCount,
            List<Attempt> attempts,
            List<Task> items,
            @Nullable Object output,
            @Nullable Error error,
            @Nullable String reason) {}

    /** @param request what would have been sent */
    public record Attempt(
            int attempt,
            Instant startedAt,
            @Nullable Instant endedAt,
            AttemptRecord.@Nullable Result result,
            @Nullable Error error,
            @Nullable Object request) {}

    /** @param atMillis since the start */
    public record Happening(
            long atMillis, @Nullable String task, @Nullable Integer index, String what) {}

    public static ToldRun of(Story story, long seed, Locale locale) {
        ExecutionCause cause = story.cause();
        return new ToldRun(
                story.workflow().id(),
                story.workflow().namespace(),
                seed,
                story.state(),
                story.trigger().type(),
                story.startedAt(),
                story.endedAt(),
                story.length().toMillis(),
                story.inputs().value(),
                value(story.outputs()),
                cause == null ? null : new Cause(cause.task(), cause.code(), cause.message()),
                story.criticalPath(),
                story.tasks().stream()
                        .map(task -> task(task, story.criticalPath(), locale))
                        .toList(),
                happenings(story, story.beats(), locale));
    }

    private static Task task(TaskStory task, List<String> critical, Locale locale) {
        return new Task(
                task.id(),
                task.index(),
                task.type(),
                task.state(),
                critical.contains(task.id()),
                task.startedAt(),
                task.endedAt(),
                task.length().toMillis(),
                task.attemptCount(),
                task.attempts().stream().map(ToldRun::attempt).toList(),
                task.items().stream().map(item -> task(item, critical, locale)).toList(),
                value(task.output()),
                error(task.failure()),
                task.why() == null ? null : task.why().in(locale));
    }

    private static Attempt attempt(AttemptStory attempt) {
        return new Attempt(
                attempt.number(),
                attempt.startedAt(),
                attempt.endedAt(),
                attempt.result(),
                error(attempt.failure()),
                value(attempt.request()));
    }

    public static List<Happening> happenings(Story story, List<Beat> beats, Locale locale) {
        return beats.stream()
                .map(beat -> new Happening(
                        Duration.between(story.startedAt(), beat.at()).toMillis(),
                        beat.task(),
                        beat.index(),
                        beat.what().in(locale)))
                .toList();
    }

    private static @Nullable Error error(@Nullable TaskFailure failure) {
        return failure == null ? null : new Error(failure.code(), failure.message());
    }

    private static @Nullable Object value(@Nullable Json json) {
        return json == null ? null : json.value();
    }
}
