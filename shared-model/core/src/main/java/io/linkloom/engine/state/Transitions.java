package io.linkloom.engine.state;

import static io.linkloom.api.TaskState.*;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The legal transitions, as a table: what can happen in which state, and where it leads.
 *
 * <p>Events move states by this table alone, decisions ask it what is possible, and the state diagrams of the reference are drawn from it.
 *
 * @param <S> the states of one kind of thing
 */
public final class Transitions<S extends Enum<S>> {

    /** In state `from`, the event leads to state `to`. */
    public record Row<S>(S from, Class<? extends Event> event, S to) {}

    public static final Transitions<ExecutionState> EXECUTION = new Transitions<>(executionRows());

    /** Task runs that are not items of a fan-out. */
    public static final Transitions<TaskState> TASK = new Transitions<>(taskRows());

    /** Items of a fan-out: never PENDING, for they come into being queued. */
    public static final Transitions<TaskState> ITEM = new Transitions<>(itemRows());

    private final List<Row<S>> rows;
    private final Map<S, Map<Class<? extends Event>, S>> byState = new HashMap<>();

    private Transitions(List<Row<S>> rows) {
        this.rows = List.copyOf(rows);
        for (Row<S> row : rows) {
            byState.computeIfAbsent(row.from, state -> new HashMap<>()).put(row.event, row.to);
        }
    }

    public List<Row<S>> rows() {
        return rows;
    }

    /** Where the event leads from this state, or null when it cannot happen in it. */
    public @Nullable S target(S from, Class<? extends Event> event) {
        Map<Class<? extends Event>, S> possible = byState.get(from);
        return possible == null ? null : possible.get(event);
    }

    public boolean allows(S from, Class<? extends Event> event) {
        return target(from, event) != null;
    }

    private static List<Row<ExecutionState>> executionRows() {
        List<Row<ExecutionState>> rows = new ArrayList<>();
        rows.add(new Row<>(ExecutionState.QUEUED, Event.ExecutionStarted.class, ExecutionState.RUNNING));
        rows.add(new Row<>(ExecutionState.QUEUED, Event.ExecutionCancelled.class, ExecutionState.CANCELLED));
        rows.add(new Row<>(ExecutionState.RUNNING, Event.ExecutionPaused.class, ExecutionState.PAUSED));
        rows.add(new Row<>(ExecutionState.PAUSED, Event.ExecutionResumed.class, ExecutionState.RUNNING));
        rows.add(new Row<>(ExecutionState.RUNNING, Event.ExecutionSucceeded.class, ExecutionState.SUCCEEDED));
        rows.add(new Row<>(ExecutionState.RUNNING, Event.ExecutionFailed.class, ExecutionState.FAILED));
        rows.add(new Row<>(ExecutionState.RUNNING, Event.ExecutionCancelled.class, ExecutionState.CANCELLED));
        rows.add(new Row<>(ExecutionState.PAUSED, Event.ExecutionCancelled.class, ExecutionState.CANCELLED));
        rows.add(new Row<>(ExecutionState.RUNNING, Event.ExecutionTimedOut.class, ExecutionState.TIMED_OUT));
        for (ExecutionState state : ExecutionState.values()) {
            if (state.isEnded()) rows.add(new Row<>(state, Event.ExecutionReopened.class, ExecutionState.RUNNING));
        }
        return rows;
    }

    private static List<Row<TaskState>> taskRows() {
        List<Row<TaskState>> rows = new ArrayList<>();
        rows.add(new Row<>(PENDING, Event.TaskQueued.class, QUEUED));
        rows.add(new Row<>(PENDING, Event.FanOutStarted.class, RUNNING));
        rows.add(new Row<>(PENDING, Event.TaskWaiting.class, WAITING));
        rows.add(new Row<>(PENDING, Event.TaskSucceeded.class, SUCCEEDED));
        rows.add(new Row<>(PENDING, Event.TaskDead.class, DEAD));
        rows.add(new Row<>(PENDING, Event.TaskSkipped.class, SKIPPED));
        rows.add(new Row<>(PENDING, Event.TaskUpstreamFailed.class, UPSTREAM_FAILED));
        rows.add(new Row<>(QUEUED, Event.AttemptStarted.class, RUNNING));
        rows.add(new Row<>(RUNNING, Event.TaskWaiting.class, WAITING));
        rows.add(new Row<>(RUNNING, Event.AttemptLost.class, QUEUED));
        for (TaskState open : List.of(RUNNING, WAITING)) {
            rows.add(new Row<>(open, Event.HeartbeatReceived.class, open));
            rows.add(new Row<>(open, Event.AttemptFailed.class, open));
            rows.add(new Row<>(open, Event.RetryScheduled.class, RETRYING));
            rows.add(new Row<>(open, Event.TaskSucceeded.class, SUCCEEDED));
            rows.add(new Row<>(open, Event.TaskDead.class, DEAD));
        }
        // A callback for a lost attempt that comes before the attempt was sent again still counts.
        rows.add(new Row<>(QUEUED, Event.TaskSucceeded.class, SUCCEEDED));
        rows.add(new Row<>(QUEUED, Event.AttemptFailed.class, QUEUED));
        rows.add(new Row<>(QUEUED, Event.RetryScheduled.class, RETRYING));
        // The fifth attempt in a row that was lost: the task is queued again when it is found to be poison.
        rows.add(new Row<>(QUEUED, Event.TaskDead.class, DEAD));
        rows.add(new Row<>(RETRYING, Event.TaskQueued.class, QUEUED));
        rows.add(new Row<>(RETRYING, Event.TaskWaiting.class, WAITING));
        rows.add(new Row<>(RETRYING, Event.TaskDead.class, DEAD));
        rows.add(new Row<>(DEAD, Event.DeadLetterDiscarded.class, DEAD));
        rows.add(new Row<>(DEAD, Event.FanOutReopened.class, RUNNING));
        rows.add(new Row<>(CANCELLED, Event.FanOutReopened.class, RUNNING));
        // With `allowFailure`, dead items leave a fan-out that has succeeded.
        rows.add(new Row<>(SUCCEEDED, Event.FanOutReopened.class, RUNNING));
        for (TaskState state : TaskState.values()) {
            rows.add(new Row<>(state, Event.AnswerIgnored.class, state));
            if (state.isEnded()) rows.add(new Row<>(state, Event.TaskReset.class, PENDING));
            else rows.add(new Row<>(state, Event.TaskCancelled.class, CANCELLED));
        }
        return rows;
    }

    private static List<Row<TaskState>> itemRows() {
        List<Row<TaskState>> rows = new ArrayList<>();
        for (Row<TaskState> row : taskRows()) {
            boolean ofTasksOnly = row.from == PENDING
                    || row.from == SKIPPED
                    || row.from == UPSTREAM_FAILED
                    || row.event == Event.FanOutReopened.class
                    || row.from == SUCCEEDED && row.event == Event.TaskReset.class;
            if (!ofTasksOnly) rows.add(row.to == PENDING ? new Row<>(row.from, row.event, QUEUED) : row);
        }
        rows.add(new Row<>(QUEUED, Event.TaskWaiting.class, WAITING));
        return rows;
    }
}
