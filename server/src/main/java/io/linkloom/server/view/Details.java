package io.linkloom.server.view;

import io.linkloom.api.AttemptDetails;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskError;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the records of the contract of rows and the plan: tasks without a row are derived from the definition. */
public final class Details {
    private final Plan plan;
    private final ExecutionRow execution;
    private final @Nullable TaskRow[] rows;
    private final QueueReasons queues;

    /**
     * @param tasks rows of tasks, not of items
     * @param queues why those who are queued do not leave
     */
    public Details(Plan plan, ExecutionRow execution, List<TaskRow> tasks, QueueReasons queues) {
        this.queues = queues;
        this.plan = plan;
        this.execution = execution;
        this.rows = new TaskRow[plan.graph().size()];
        for (TaskRow row : tasks) if (row.item() == TaskRow.NO_ITEM) rows[row.task()] = row;
    }

    /** The execution with all its tasks. */
    public ExecutionDetails execution() {
        List<TaskRunDetails> tasks = new ArrayList<>(rows.length);
        for (int i = 0; i < rows.length; i++) tasks.add(task(i, false));
        return new ExecutionDetails(
                execution.header().id(),
                execution.header().workflow(),
                execution.header().version(),
                execution.header().namespace(),
                execution.state(),
                execution.header().trigger().type(),
                object(execution.inputs()),
                execution.outputs() == null ? null : object(execution.outputs()),
                execution.createdAt(),
                execution.startedAt(),
                execution.endedAt(),
                tasks,
                error(execution.state(), execution.cause()),
                ExecutionList.labels(execution.header(), plan),
                waitReason(execution.state()));
    }

    /** One task by its place in the document. */
    public TaskRunDetails task(int ordinal, boolean withAttempts) {
        TaskRow row = rows[ordinal];
        return row == null ? untouched(ordinal) : details(row, withAttempts);
    }

    /** An item of a fan-out; `row` is null as long as nothing has happened to it. */
    public TaskRunDetails item(int ordinal, int index, @Nullable TaskRow row, boolean withAttempts) {
        if (row != null) return details(row, withAttempts);
        TaskRow parent = rows[ordinal];
        if (parent == null) throw new IllegalArgumentException("Expected a fan-out that has begun");
        // Items that never began are queued, and end with their task.
        TaskState state = parent.state().isEnded() ? TaskState.CANCELLED : TaskState.QUEUED;
        return details(
                new TaskRow(
                        false,
                        parent.execution(),
                        ordinal,
                        index,
                        state,
                        null,
                        0,
                        parent.since(),
                        null,
                        null,
                        state.isEnded() ? parent.endedAt() : null,
                        null,
                        null,
                        List.of(),
                        null,
                        false),
                withAttempts);
    }

    private TaskRunDetails untouched(int ordinal) {
        TaskState state = execution.state().isEnded() ? TaskState.CANCELLED : TaskState.PENDING;
        return details(
                new TaskRow(
                        false,
                        execution.header().id(),
                        ordinal,
                        TaskRow.NO_ITEM,
                        state,
                        null,
                        0,
                        execution.createdAt(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        false),
                false);
    }

    /** A task or an item as its row tells. */
    public TaskRunDetails details(TaskRow row, boolean withAttempts) {
        String id = plan.task(row.task()).id();
        WaitReason reason = waitReason(row);
        QueueReasons.Reason queue = reason == WaitReason.SLOT ? queues.of(plan.pool(row.task())) : null;
        Json output = row.output();
        return new TaskRunDetails(
                id,
                plan.task(row.task()).work().type(),
                row.state(),
                queue == null ? reason : queue.reason(),
                reason == null ? null : row.since(),
                queue != null ? queue.until() : reason == null ? null : row.until(),
                row.item() == TaskRow.NO_ITEM ? null : row.item(),
                row.attempt(),
                withAttempts
                        ? row.attempts().stream()
                                .map(attempt -> attempt(attempt, row.state()))
                                .toList()
                        : null,
                row.startedAt(),
                row.endedAt(),
                output == null || output.isNull() ? null : output,
                row.state() == TaskState.SUCCEEDED ? null : error(id, row.attempt(), row.failure()),
                row.counts());
    }

    /** What was written with the row holds for the moment of writing; what the execution does since weighs more. */
    private @Nullable WaitReason waitReason(TaskRow row) {
        if (row.state().isEnded()) return null;
        if (execution.state() == ExecutionState.QUEUED) return WaitReason.CONCURRENCY;
        boolean wantsToLeave = row.state() == TaskState.QUEUED
                || row.state() == TaskState.RETRYING
                || row.state() == TaskState.PENDING && isReady(row.task());
        if (execution.state() == ExecutionState.PAUSED && wantsToLeave) return WaitReason.PAUSED;
        return switch (row.state()) {
            case PENDING -> WaitReason.UPSTREAM;
            case QUEUED -> WaitReason.SLOT;
            case RETRYING -> WaitReason.TIMER;
            case WAITING -> row.waitReason();
            case RUNNING -> row.counts() != null ? WaitReason.ITEMS : null;
            case SUCCEEDED, DEAD, SKIPPED, UPSTREAM_FAILED, CANCELLED -> null;
        };
    }

    private boolean isReady(int ordinal) {
        for (int up : plan.graph().upstream(ordinal)) {
            TaskRow row = rows[up];
            if (row == null || !row.state().isEnded()) return false;
        }
        return true;
    }

    /** One attempt of a run that stands in a state. */
    public static AttemptDetails attempt(AttemptRecord attempt, TaskState of) {
        TaskFailure failure = attempt.failure();
        AttemptRecord.Result result = attempt.result();
        String state = result != null ? result.name() : of == TaskState.WAITING ? "WAITING" : "RUNNING";
        @Nullable Instant endedAt = attempt.endedAt();
        return new AttemptDetails(
                attempt.attempt(),
                state,
                attempt.startedAt(),
                endedAt,
                failure == null ? null : failure.message(),
                failure == null ? null : failure.code(),
                attempt.progress(),
                attempt.message());
    }

    private static @Nullable TaskError error(String task, int attempt, @Nullable TaskFailure failure) {
        if (failure == null) return null;
        return new TaskError(task, attempt == 0 ? null : attempt, failure.code(), failure.message());
    }

    /** The first cause, once the execution has ended for it. */
    static @Nullable TaskError error(ExecutionState state, @Nullable ExecutionCause cause) {
        if (state == ExecutionState.TIMED_OUT) {
            return new TaskError(null, null, "TIMED_OUT", "The execution took longer than its timeout");
        }
        if (!state.isEnded() || cause == null) return null;
        return new TaskError(cause.task(), cause.attempt(), cause.code(), cause.message());
    }

    static @Nullable WaitReason waitReason(ExecutionState state) {
        return switch (state) {
            case QUEUED -> WaitReason.CONCURRENCY;
            case PAUSED -> WaitReason.PAUSED;
            case RUNNING, SUCCEEDED, FAILED, CANCELLED, TIMED_OUT -> null;
        };
    }

    /** Values may be null: what class files of the contract say of that is lost on the way. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Json json) {
        return json.value() instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
