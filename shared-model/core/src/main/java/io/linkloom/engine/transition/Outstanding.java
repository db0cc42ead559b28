package io.linkloom.engine.transition;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.command.TimerKind;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The effects that an execution calls for, derived from its state alone: this is all that recovery needs. */
public final class Outstanding {
    private Outstanding() {}

    /** Every effect that has to be under way, attempts included. Linear in task runs. */
    public static List<Effect> of(Execution execution) {
        List<Effect> effects = new ArrayList<>();
        if (execution.state().isEnded()) return effects;
        forEachRun(execution, run -> {
            if (run.state() == TaskState.RUNNING && run.hasOpenAttempt()) {
                effects.add(new Effect.Dispatch(id(execution, run), run.index(), run.attempt()));
            }
        });
        if (execution.state() == ExecutionState.RUNNING) addAllWaits(execution, effects);
        return effects;
    }

    /** Timers, slots and children that the whole execution waits for. */
    static void addAllWaits(Execution execution, List<Effect> effects) {
        addDeadline(execution, effects);
        forEachRun(execution, run -> addWaits(execution, run, effects));
    }

    /** The timer of the execution as a whole. */
    static void addDeadline(Execution execution, List<Effect> effects) {
        Instant deadline = execution.deadline();
        if (deadline != null) effects.add(new Effect.WakeAt(deadline, TimerKind.EXECUTION, null, null, 0));
    }

    /** Timers, slots and children that one run waits for. */
    static void addWaits(Execution execution, TaskRun run, List<Effect> effects) {
        String task = id(execution, run);
        switch (run.state()) {
            case QUEUED -> {
                // An item that is to begin again waits with those that never began: its fan-out asks for all of them.
                if (!isToBegin(execution, run)) effects.add(awaitSlot(execution, run));
            }
            case RETRYING -> {
                if (run.until() != null) effects.add(wake(execution, run, run.until(), TimerKind.RETRY));
            }
            case RUNNING -> {
                FanOut fanOut = run.fanOut();
                if (fanOut != null
                        && fanOut.next() >= 0
                        && hasRoom(execution.plan().task(run.ordinal()), fanOut)) {
                    effects.add(awaitSlot(execution, run));
                }
            }
            case WAITING -> {
                TimerKind kind = run.waitingFor() == WaitReason.TIMER ? TimerKind.WAIT : TimerKind.DEADLINE;
                if (run.until() != null) effects.add(wake(execution, run, run.until(), kind));
                Instant heartbeat = heartbeatDue(execution, run);
                if (heartbeat != null) effects.add(wake(execution, run, heartbeat, TimerKind.HEARTBEAT));
                ChildCall child = run.child();
                if (child != null) effects.add(new Effect.StartChild(task, run.index(), run.attempt(), child));
            }
            case PENDING, SUCCEEDED, DEAD, SKIPPED, UPSTREAM_FAILED, CANCELLED -> {}
        }
    }

    private static boolean isToBegin(Execution execution, TaskRun run) {
        FanOut fanOut = execution.run(run.ordinal()).fanOut();
        return run.index() != null && fanOut != null && fanOut.isToBegin(run.index());
    }

    /** Whether one more item may be open. */
    static boolean hasRoom(TaskDefinition task, FanOut fanOut) {
        Integer max = task.maxParallel();
        return max == null || fanOut.open() < max;
    }

    /** When a waiting attempt has been silent for too long; null where no heartbeat is asked for. */
    static @Nullable Instant heartbeatDue(Execution execution, TaskRun run) {
        if (run.waitingFor() != WaitReason.CALLBACK || run.heartbeatAt() == null) return null;
        if (!(execution.plan().task(run.ordinal()).work() instanceof TaskWork.Http http)) return null;
        Duration timeout = http.heartbeatTimeout();
        return timeout == null ? null : run.heartbeatAt().plus(timeout);
    }

    private static Effect wake(Execution execution, TaskRun run, Instant due, TimerKind kind) {
        return new Effect.WakeAt(due, kind, id(execution, run), run.index(), run.attempt());
    }

    private static Effect awaitSlot(Execution execution, TaskRun run) {
        int priority =
                execution.plan().priority(run.ordinal(), execution.header().priority());
        return new Effect.AwaitSlot(
                id(execution, run), run.index(), execution.plan().pool(run.ordinal()), priority);
    }

    private static String id(Execution execution, TaskRun run) {
        return execution.plan().task(run.ordinal()).id();
    }

    private static void forEachRun(Execution execution, Consumer<TaskRun> visitor) {
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            visitor.accept(run);
            FanOut fanOut = run.fanOut();
            if (fanOut == null || run.state().isEnded()) continue;
            for (int item = 0; item < fanOut.begun(); item++) {
                TaskRun itemRun = fanOut.run(item);
                if (itemRun != null) visitor.accept(itemRun);
            }
        }
    }
}
