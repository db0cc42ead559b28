package io.linkloom.engine.transition;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the bells: looks whether a timer still matters, and does what it was set for. */
final class Timers {
    private Timers() {}

    static @Nullable Refusal ring(Step step, Command.Ring ring) {
        Execution execution = step.execution();
        if (execution.state() != ExecutionState.RUNNING) return Refusal.NO_LONGER_NEEDED;
        if (ring.task() == null) return ringExecution(step);
        TaskRun run = execution.run(ring.task(), ring.index());
        if (run == null) return Refusal.UNKNOWN_TASK;
        if (run.attempt() != ring.attempt()) return Refusal.NO_LONGER_NEEDED;
        // A bell that rang too early is set again, because touched runs have their waits looked at.
        step.touch(run);
        TaskDefinition task = execution.plan().task(run.ordinal());
        switch (ring.kind()) {
            case RETRY -> {
                if (!isDue(step, run, TaskState.RETRYING, run.until())) return Refusal.NO_LONGER_NEEDED;
                Departure.begin(step, run, task);
            }
            case WAIT -> {
                boolean waits = run.waitingFor() == WaitReason.TIMER;
                if (!waits || !isDue(step, run, TaskState.WAITING, run.until())) return Refusal.NO_LONGER_NEEDED;
                Answers.take(step, run, new Outcome.Succeeded(Json.of(Map.of("until", String.valueOf(run.until())))));
            }
            case DEADLINE -> {
                boolean waits = run.waitingFor() != WaitReason.TIMER;
                if (!waits || !isDue(step, run, TaskState.WAITING, run.until())) return Refusal.NO_LONGER_NEEDED;
                Answers.take(step, run, tooLate(run));
            }
            case HEARTBEAT -> {
                Instant due = Outstanding.heartbeatDue(execution, run);
                if (!isDue(step, run, TaskState.WAITING, due)) return Refusal.NO_LONGER_NEEDED;
                Answers.take(
                        step,
                        run,
                        Outcome.Failed.retryable("HEARTBEAT_TIMEOUT", "No heartbeat since " + run.heartbeatAt()));
            }
            case EXECUTION -> {
                return ringExecution(step);
            }
        }
        return null;
    }

    private static boolean isDue(Step step, TaskRun run, TaskState state, @Nullable Instant due) {
        return run.state() == state && due != null && !due.isAfter(step.at());
    }

    private static Outcome tooLate(TaskRun run) {
        return run.waitingFor() == WaitReason.APPROVAL
                ? Outcome.Failed.permanent("APPROVAL_TIMEOUT", "Nobody approved or rejected it before " + run.until())
                : run.waitingFor() == WaitReason.CHILD
                        ? Outcome.Failed.retryable("TIMEOUT", "The child did not end before " + run.until())
                        : Outcome.Failed.retryable(
                                "CALLBACK_TIMEOUT", "The backend did not call back before " + run.until());
    }

    private static @Nullable Refusal ringExecution(Step step) {
        Instant deadline = step.execution().deadline();
        if (deadline == null || deadline.isAfter(step.at())) {
            step.setDeadlineAgain();
            return Refusal.NO_LONGER_NEEDED;
        }
        Endings.timeOut(step);
        return null;
    }
}
