package io.linkloom.engine.state;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of one version of a workflow, as its events have made it.
 *
 * <p>Belongs to the one thread that applies its events. [Evolution] changes it; everybody else only reads.
 */
public final class Execution {
    private final Plan plan;
    private final ExecutionHeader header;
    private final Json inputs;
    private final Instant createdAt;
    private final TaskRun[] runs;

    final int[] remaining;
    final ArrayDeque<Integer> ready = new ArrayDeque<>();
    final ArrayDeque<Integer> completeFanOuts = new ArrayDeque<>();
    ExecutionState state = ExecutionState.QUEUED;
    Instant lastEventAt;
    int openTasks;
    int revision;
    boolean failFast;
    Duration paused = Duration.ZERO;

    @Nullable
    Instant pausedAt;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    Instant clockStartedAt;

    @Nullable
    Json outputs;

    @Nullable
    ExecutionCause cause;

    Execution(Plan plan, Event.ExecutionCreated created) {
        this.plan = plan;
        this.header = created.header();
        this.inputs = created.inputs();
        this.createdAt = created.at();
        this.lastEventAt = created.at();
        this.openTasks = plan.graph().size();
        this.remaining = new int[openTasks];
        this.runs = new TaskRun[openTasks];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = new TaskRun(i, null, 0, created.at());
            remaining[i] = plan.graph().upstream(i).length;
            if (remaining[i] == 0) ready.add(i);
        }
    }

    public Plan plan() {
        return plan;
    }

    public ExecutionHeader header() {
        return header;
    }

    public String id() {
        return header.id();
    }

    /** Declared inputs with their values; defaults filled in. An object. */
    public Json inputs() {
        return inputs;
    }

    public ExecutionState state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    /** Null while it has not ended, also when it was opened again. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public Instant lastEventAt() {
        return lastEventAt;
    }

    /** How many events there have been. */
    public int revision() {
        return revision;
    }

    /** What it gives back; null unless SUCCEEDED. */
    public @Nullable Json outputs() {
        return outputs;
    }

    /** The first cause of its failure so far; null when nothing failed that counts. */
    public @Nullable ExecutionCause cause() {
        return cause;
    }

    public TaskRun run(int ordinal) {
        return runs[ordinal];
    }

    /** The run of a task, or of an item that has begun; null when there is none. */
    public @Nullable TaskRun run(String task, @Nullable Integer index) {
        int ordinal = plan.graph().ordinal(task);
        if (ordinal < 0) return null;
        if (index == null) return runs[ordinal];
        FanOut fanOut = runs[ordinal].fanOut;
        return fanOut == null || index < 0 ? null : fanOut.run(index);
    }

    /** A task all of whose upstream has ended and that has to be decided next, or -1. */
    public int nextReady() {
        return ready.isEmpty() ? -1 : ready.peekFirst();
    }

    /** A fan-out all of whose items have ended while it has not, or -1. */
    public int nextCompleteFanOut() {
        return completeFanOuts.isEmpty() ? -1 : completeFanOuts.peekFirst();
    }

    /** How many tasks have not ended. */
    public int openTasks() {
        return openTasks;
    }

    /** Whether a death calls for everything else to be cancelled. */
    public boolean failFast() {
        return failFast;
    }

    /** When the whole execution times out; null when it does not, or while the clock stands still. */
    public @Nullable Instant deadline() {
        Duration timeout = plan.definition().timeout();
        if (timeout == null || clockStartedAt == null || state != ExecutionState.RUNNING) return null;
        return clockStartedAt.plus(timeout).plus(paused);
    }

    /** Why a task run that has not ended does not move; null when it is on its way or over. */
    public @Nullable WaitReason waitReason(TaskRun run) {
        if (run.state().isEnded()) return null;
        if (state == ExecutionState.QUEUED) return WaitReason.CONCURRENCY;
        boolean wantsToLeave = run.state() == TaskState.PENDING && remaining[run.ordinal()] == 0
                || run.state() == TaskState.QUEUED
                || run.state() == TaskState.RETRYING;
        if (state == ExecutionState.PAUSED && wantsToLeave) return WaitReason.PAUSED;
        return switch (run.state()) {
            case PENDING -> WaitReason.UPSTREAM;
            case QUEUED -> WaitReason.SLOT;
            case RETRYING -> WaitReason.TIMER;
            case WAITING -> run.waitingFor();
            case RUNNING -> run.fanOut() != null ? WaitReason.ITEMS : null;
            case SUCCEEDED, DEAD, SKIPPED, UPSTREAM_FAILED, CANCELLED -> null;
        };
    }

    /** Whether every task directly upstream has ended. */
    public boolean upstreamEnded(int ordinal) {
        return remaining[ordinal] == 0;
    }

    List<Integer> unfinishedUpstream(int ordinal) {
        return java.util.Arrays.stream(plan.graph().upstream(ordinal))
                .filter(up -> !runs[up].state().isEnded())
                .boxed()
                .toList();
    }
}
