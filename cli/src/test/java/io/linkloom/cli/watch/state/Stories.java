package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.LogLine;
import io.linkloom.api.ServerStatus;
import io.linkloom.api.StreamEvent;
import io.linkloom.api.TaskError;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.model.filter.FilterReading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A watch that is told of things and asked by keys, without a terminal and without a server. */
public final class Stories {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final String RUNNING = "exec-0000000000000running";
    public static final String FAILED = "exec-00000000000000failed";
    public static final String QUEUED = "exec-00000000000000queued";

    private WatchState state = WatchState.opening(NOON, ZoneOffset.UTC, FilterReading.of(""));
    private Instant now = NOON;
    private List<Action> actions = List.of();

    /** Connected, with three executions and the details of the newest. */
    public static Stories begun() {
        Stories story = new Stories();
        story.happens(new Happening.Connected());
        story.happens(new Happening.Ticked());
        story.happens(new Happening.Listed("", List.of(running(), failed(), queued()), false));
        story.happens(new Happening.Counted(new ServerStatus(
                Map.of(ExecutionState.RUNNING, 1L, ExecutionState.QUEUED, 1L),
                List.of(),
                2,
                List.of(),
                List.of(),
                List.of())));
        story.happens(new Happening.ExecutionRead(details(), true));
        story.happens(new Happening.LogRead(
                new Action.ReadLog(RUNNING, null, 0), List.of(line(1, "reading"), line(2, "42 rows"))));
        return story;
    }

    public static Stories opening() {
        return new Stories();
    }

    public Stories happens(Happening happening) {
        Step step = Watch.decide(state, now, happening);
        state = step.state();
        actions = step.actions();
        return this;
    }

    public Stories after(long seconds) {
        now = now.plusSeconds(seconds);
        return happens(new Happening.Ticked());
    }

    /** Each character is a key. */
    public Stories type(String keys) {
        keys.codePoints().forEach(point -> happens(new Happening.Pressed(new Key.Typed(point))));
        return this;
    }

    public Stories press(Key.Named... keys) {
        for (Key.Named key : keys) happens(new Happening.Pressed(key));
        return this;
    }

    public WatchState state() {
        return state;
    }

    /** Of the last happening. */
    public List<Action> actions() {
        return actions;
    }

    public static ExecutionSummary running() {
        return summary(RUNNING, "daily-report", ExecutionState.RUNNING, 72, null, null);
    }

    public static ExecutionSummary failed() {
        TaskError error = new TaskError("process", 1, "http-500", "The backend answered 500");
        return summary(FAILED, "etl-users", ExecutionState.FAILED, 600, error, null);
    }

    public static ExecutionSummary queued() {
        return summary(QUEUED, "invoice-sync", ExecutionState.QUEUED, 700, null, WaitReason.CONCURRENCY);
    }

    public static ExecutionSummary summary(
            String id,
            String workflow,
            ExecutionState state,
            long secondsAgo,
            @Nullable TaskError error,
            @Nullable WaitReason waits) {
        Instant created = NOON.minusSeconds(secondsAgo);
        return new ExecutionSummary(
                id,
                workflow,
                3,
                "default",
                state,
                "manual",
                created,
                state == ExecutionState.QUEUED ? null : created,
                state.isEnded() ? created.plusSeconds(30) : null,
                error,
                Map.of(),
                waits);
    }

    public static ExecutionDetails details() {
        return details(RUNNING, ExecutionState.RUNNING);
    }

    public static ExecutionDetails details(String id, ExecutionState state) {
        List<TaskRunDetails> tasks = new ArrayList<>();
        tasks.add(task("fetch_data", TaskState.SUCCEEDED, 72L, 60L, 1, null));
        tasks.add(task("process_data", TaskState.RUNNING, 60L, null, 2, null));
        tasks.add(task("send_email", TaskState.PENDING, null, null, 0, WaitReason.UPSTREAM));
        return new ExecutionDetails(
                id,
                "daily-report",
                3,
                "default",
                state,
                "manual",
                Map.of("day", "2026-11-22"),
                null,
                NOON.minusSeconds(72),
                NOON.minusSeconds(72),
                null,
                tasks,
                null,
                Map.of(),
                null);
    }

    private static TaskRunDetails task(
            String id,
            TaskState state,
            @Nullable Long started,
            @Nullable Long ended,
            int attempts,
            @Nullable WaitReason waits) {
        return new TaskRunDetails(
                id,
                "http",
                state,
                waits,
                waits == null ? null : NOON.minusSeconds(72),
                null,
                null,
                attempts,
                null,
                started == null ? null : NOON.minusSeconds(started),
                ended == null ? null : NOON.minusSeconds(ended),
                null,
                null,
                null);
    }

    public static LogLine line(long seq, String message) {
        return new LogLine(seq, NOON.minusSeconds(60 - seq), "process_data", null, 1, "stdout", null, message);
    }

    public static StreamEvent event(String execution, @Nullable String task, String state) {
        return new StreamEvent(NOON, execution, "daily-report", "default", 9, task, null, null, state, null);
    }
}
