package io.linkloom.simulation;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.RunIf;
import io.linkloom.model.definition.TaskDefinition;
import java.util.Arrays;
import java.util.List;

/** Whether an event may come next. Written from the language's reference, not from the kernel. */
final class EventRules {
    private EventRules() {}

    /** The execution is as it was just before the event. */
    static void before(Execution execution, Event event) {
        Invariants.must(!event.at().isBefore(execution.lastEventAt()), execution, () -> "Time goes back: " + event);
        if (!(event instanceof Event.OfTask ofTask)) return;
        TaskRun run = execution.run(ofTask.task(), ofTask.index());
        TaskState state = run == null ? TaskState.QUEUED : run.state();
        if (state.isEnded()) {
            boolean mayFollow = event instanceof Event.TaskReset
                    || event instanceof Event.FanOutReopened
                    || event instanceof Event.AnswerIgnored
                    || event instanceof Event.DeadLetterDiscarded;
            Invariants.must(mayFollow, execution, () -> event + " after " + state);
        }
        boolean leaves = event instanceof Event.AttemptStarted
                || event instanceof Event.TaskQueued
                || event instanceof Event.FanOutStarted
                || event instanceof Event.TaskWaiting waiting && state != TaskState.RUNNING;
        if (leaves) {
            Invariants.must(
                    execution.state() == ExecutionState.RUNNING,
                    execution,
                    () -> event + " while " + execution.state());
        }
        if (event instanceof Event.FanOutReopened) {
            int ordinal = execution.plan().graph().ordinal(ofTask.task());
            Invariants.must(settled(execution, ordinal), execution, () -> event + " before its upstream has ended");
        }
        if (state == TaskState.PENDING && leaves) mayBegin(execution, ofTask);
    }

    private static void mayBegin(Execution execution, Event.OfTask event) {
        int ordinal = execution.plan().graph().ordinal(event.task());
        int[] upstream = execution.plan().graph().upstream(ordinal);
        Invariants.must(settled(execution, ordinal), execution, () -> event + " before its upstream has ended");
        TaskDefinition task = execution.plan().task(ordinal);
        List<Upstream> ups = Arrays.stream(upstream)
                .mapToObj(up -> Upstream.of(
                        execution.run(up).state(), execution.plan().task(up).allowFailure()))
                .toList();
        Invariants.must(holds(task.runIf(), ups), execution, () -> event + " though " + task.runIf() + " of " + ups);
    }

    private static boolean settled(Execution execution, int ordinal) {
        return Arrays.stream(execution.plan().graph().upstream(ordinal))
                .allMatch(up -> execution.run(up).state().isEnded());
    }

    /** How an upstream task counts. */
    private enum Upstream {
        SUCCEEDED,
        FORGIVEN,
        FAILED,
        SKIPPED;

        static Upstream of(TaskState state, boolean allowFailure) {
            return switch (state) {
                case SUCCEEDED -> SUCCEEDED;
                case DEAD -> allowFailure ? FORGIVEN : FAILED;
                case UPSTREAM_FAILED, CANCELLED -> FAILED;
                case SKIPPED -> SKIPPED;
                case PENDING, QUEUED, RUNNING, WAITING, RETRYING -> throw new AssertionError(state);
            };
        }
    }

    private static boolean holds(RunIf runIf, List<Upstream> ups) {
        return switch (runIf) {
            case ALL_SUCCEEDED -> ups.stream().allMatch(up -> up == Upstream.SUCCEEDED || up == Upstream.FORGIVEN);
            case NONE_FAILED -> ups.stream().noneMatch(up -> up == Upstream.FAILED);
            case ANY_SUCCEEDED -> ups.contains(Upstream.SUCCEEDED) || ups.contains(Upstream.FORGIVEN);
            case ANY_FAILED -> ups.contains(Upstream.FAILED) || ups.contains(Upstream.FORGIVEN);
            case ALL_FAILED -> ups.stream().allMatch(up -> up == Upstream.FAILED || up == Upstream.FORGIVEN);
            case ALL_DONE -> true;
        };
    }
}
