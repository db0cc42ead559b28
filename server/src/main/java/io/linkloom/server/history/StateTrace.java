package io.linkloom.server.history;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Transitions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the states of one execution through its events, by the table of transitions alone. For one thread. */
public final class StateTrace {
    private static final int THE_TASK_ITSELF = -1;

    private final Map<String, Map<Integer, TaskState>> tasks = new HashMap<>();
    private final ExecutionHeader header;
    private ExecutionState state = ExecutionState.QUEUED;
    private long seq;

    /** @param first the first event of the execution; hand it to [#next] too */
    public StateTrace(Event.ExecutionCreated first) {
        this.header = first.header();
    }

    public ExecutionHeader header() {
        return header;
    }

    public ExecutionState state() {
        return state;
    }

    /** What the next event changes. */
    public Change next(Event event) {
        seq++;
        return switch (event) {
            case Event.OfExecution ofExecution -> next(ofExecution);
            case Event.OfTask ofTask -> next(ofTask);
        };
    }

    private Change next(Event.OfExecution event) {
        @Nullable String previous = event instanceof Event.ExecutionCreated ? null : state.name();
        ExecutionState next = Transitions.EXECUTION.target(state, event.getClass());
        if (next != null) state = next;
        return new Change(seq, event.at(), Change.Kind.EXECUTION, null, null, null, state.name(), previous, null, null);
    }

    private Change next(Event.OfTask event) {
        Integer index = event.index();
        boolean item = index != null;
        Map<Integer, TaskState> runs = tasks.computeIfAbsent(event.task(), task -> new HashMap<>());
        TaskState first = item ? TaskState.QUEUED : TaskState.PENDING;
        int key = index == null ? THE_TASK_ITSELF : index;
        TaskState before = runs.getOrDefault(key, first);
        // A task that is decided anew forgets its items.
        if (!item && event instanceof Event.TaskReset) runs.clear();
        TaskState after = (item ? Transitions.ITEM : Transitions.TASK).target(before, event.getClass());
        if (after == null) after = before;
        runs.put(key, after);
        Integer attempt = attempt(event);
        boolean moved = before != after;
        Change.Kind kind = moved || attempt == null ? Change.Kind.TASK : Change.Kind.ATTEMPT;
        String state = event instanceof Event.AttemptFailed ? "FAILED" : after.name();
        Event.@Nullable HeartbeatReceived beat = event instanceof Event.HeartbeatReceived heartbeat ? heartbeat : null;
        return new Change(
                seq,
                event.at(),
                kind,
                event.task(),
                event.index(),
                attempt,
                state,
                before.name(),
                beat == null ? null : beat.progress(),
                beat == null ? null : beat.message());
    }

    private static @Nullable Integer attempt(Event.OfTask event) {
        int attempt = switch (event) {
            case Event.AttemptStarted e -> e.attempt();
            case Event.TaskWaiting e -> e.attempt();
            case Event.HeartbeatReceived e -> e.attempt();
            case Event.AttemptFailed e -> e.attempt();
            case Event.AttemptLost e -> e.attempt();
            case Event.TaskSucceeded e -> e.attempt();
            case Event.TaskDead e -> e.attempt();
            case Event.AnswerIgnored e -> e.attempt();
            case Event.TaskQueued e -> 0;
            case Event.FanOutStarted e -> 0;
            case Event.FanOutReopened e -> 0;
            case Event.RetryScheduled e -> 0;
            case Event.TaskSkipped e -> 0;
            case Event.TaskUpstreamFailed e -> 0;
            case Event.TaskCancelled e -> 0;
            case Event.TaskReset e -> 0;
            case Event.DeadLetterDiscarded e -> 0;
        };
        return attempt == 0 ? null : attempt;
    }
}
