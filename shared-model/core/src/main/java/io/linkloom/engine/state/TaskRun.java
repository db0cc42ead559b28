package io.linkloom.engine.state;

import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One task of one execution, or one item of its fan-out. Changed by events alone; everybody else reads. */
public final class TaskRun {
    private final Transitions<TaskState> transitions;
    private final int ordinal;
    private final @Nullable Integer index;

    TaskState state;
    Instant since;
    int revision;
    int attempt;
    int callbackAttempt;
    int tries;
    int lostInRow;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    WaitReason waitingFor;

    @Nullable
    Instant until;

    @Nullable
    Instant heartbeatAt;

    @Nullable
    Double progress;

    @Nullable
    String message;

    @Nullable
    ChildCall child;

    @Nullable
    Json output;

    @Nullable
    TaskFailure failure;

    boolean discarded;

    @Nullable
    FanOut fanOut;

    private final List<AttemptRecord> history = new ArrayList<>(1);

    TaskRun(int ordinal, @Nullable Integer index, int attemptBase, Instant at) {
        this.ordinal = ordinal;
        this.index = index;
        this.transitions = index == null ? Transitions.TASK : Transitions.ITEM;
        this.state = index == null ? TaskState.PENDING : TaskState.QUEUED;
        this.attempt = attemptBase;
        this.since = at;
    }

    /** Place of the task in the document. */
    public int ordinal() {
        return ordinal;
    }

    /** Item of the fan-out, or null for the task itself. */
    public @Nullable Integer index() {
        return index;
    }

    public TaskState state() {
        return state;
    }

    /** Since when it has been in its state. */
    public Instant since() {
        return since;
    }

    /** How many events have concerned this task run; 0 as long as nothing has happened to it. */
    public int revision() {
        return revision;
    }

    /** Number of the last attempt; 0 before the first. */
    public int attempt() {
        return attempt;
    }

    /** The attempt whose callback token counts. */
    public int callbackAttempt() {
        return callbackAttempt;
    }

    /** Attempts since it was last decided anew that were not lost. */
    public int tries() {
        return tries;
    }

    /** How many attempts were lost since one was not. */
    public int lostInRow() {
        return lostInRow;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** What the open attempt waits for; null unless WAITING. */
    public @Nullable WaitReason waitingFor() {
        return waitingFor;
    }

    /** WAITING: what is waited for, or the deadline; RETRYING: when the next attempt is due. */
    public @Nullable Instant until() {
        return until;
    }

    /** When the open attempt was last known to be alive. */
    public @Nullable Instant heartbeatAt() {
        return heartbeatAt;
    }

    /** 0 to 1, as the backend told. */
    public @Nullable Double progress() {
        return progress;
    }

    public @Nullable String message() {
        return message;
    }

    public @Nullable ChildCall child() {
        return child;
    }

    /** What it gave back; JSON null when it gave nothing, null unless SUCCEEDED. */
    public @Nullable Json output() {
        return output;
    }

    /** Why the last attempt failed, or why it is dead. */
    public @Nullable TaskFailure failure() {
        return failure;
    }

    /** Whether its dead letter was taken away. */
    public boolean discarded() {
        return discarded;
    }

    /** The items, for a task that runs once for each; null otherwise or before they are known. */
    public @Nullable FanOut fanOut() {
        return fanOut;
    }

    /** Every attempt in order. */
    public List<AttemptRecord> history() {
        return Collections.unmodifiableList(history);
    }

    /** Whether an attempt is open. */
    public boolean hasOpenAttempt() {
        return !history.isEmpty() && history.getLast().endedAt() == null;
    }

    /** Whether the event can happen now. */
    public boolean allows(Class<? extends Event> event) {
        return transitions.allows(state, event);
    }

    void move(Event event) {
        TaskState next = transitions.target(state, event.getClass());
        if (next == null) {
            throw new IllegalStateException("Expected an event that is possible in " + state + ", but got " + event);
        }
        revision++;
        if (next == state) return;
        state = next;
        since = event.at();
        waitingFor = null;
        until = null;
        endedAt = next.isEnded() ? event.at() : null;
        if (startedAt == null && (next == TaskState.RUNNING || next == TaskState.WAITING)) startedAt = event.at();
    }

    void openAttempt(int number, Instant at) {
        attempt = number;
        tries++;
        heartbeatAt = at;
        progress = null;
        history.add(new AttemptRecord(number, at, null, null, null));
    }

    void closeAttempt(Instant at, AttemptRecord.Result how, @Nullable TaskFailure why) {
        if (hasOpenAttempt()) history.add(history.removeLast().ended(at, how, why));
    }

    /** The open attempt says how far it is. */
    void tell(@Nullable Double newProgress, @Nullable String newMessage) {
        if (newProgress != null) progress = newProgress;
        if (newMessage != null) message = newMessage;
        if (hasOpenAttempt()) history.add(history.removeLast().telling(newProgress, newMessage));
    }

    /** How the last attempt, which was thought lost, went after all. */
    void found(AttemptRecord.Result how, @Nullable TaskFailure why) {
        AttemptRecord lost = history.removeLast();
        history.add(new AttemptRecord(lost.attempt(), lost.startedAt(), lost.endedAt(), how, why));
        tries++;
    }

    void reset() {
        if (fanOut != null) attempt = Math.max(attempt, fanOut.lastAttempt());
        fanOut = null;
        tries = 0;
        lostInRow = 0;
        startedAt = null;
        output = null;
        failure = null;
        child = null;
        message = null;
        progress = null;
        discarded = false;
    }
}
