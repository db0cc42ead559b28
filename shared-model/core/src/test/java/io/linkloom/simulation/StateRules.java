package io.linkloom.simulation;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;

/** What has to be true of an execution after each step, whatever came before. */
final class StateRules {
    private StateRules() {}

    static void check(Execution execution) {
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            TaskDefinition task = execution.plan().task(i);
            checkRun(execution, run);
            FanOut fanOut = run.fanOut();
            for (int item = 0; fanOut != null && item < fanOut.begun(); item++) {
                TaskRun itemRun = fanOut.run(item);
                if (itemRun != null) checkRun(execution, itemRun);
            }
            Integer max = task.maxParallel();
            boolean within = fanOut == null || max == null || run.state().isEnded() || fanOut.open() <= max;
            Invariants.must(within, execution, () -> task.id() + " has too many open items");
            boolean spared = execution.plan().outlivesFailFast(i) || run.state().isEnded();
            boolean fallen = execution.failFast() && execution.state() == ExecutionState.RUNNING;
            Invariants.must(!fallen || spared, execution, () -> task.id() + " outlives a fail-fast as " + run.state());
            if (execution.state() == ExecutionState.SUCCEEDED) checkSuccess(execution, run, task);
        }
        boolean ended = execution.state().isEnded();
        Invariants.must(!ended || execution.openTasks() == 0, execution, () -> "It has ended, but tasks are open");
        Invariants.must(ended == (execution.endedAt() != null), execution, () -> "endedAt " + execution.endedAt());
        boolean failed = execution.state() == ExecutionState.FAILED;
        Invariants.must(!failed || execution.cause() != null, execution, () -> "It failed without a cause");
        Invariants.must(!failed || isToBlame(execution), execution, () -> "Nobody is to blame: " + execution.cause());
        boolean succeeded = execution.state() == ExecutionState.SUCCEEDED;
        Invariants.must(succeeded == (execution.outputs() != null), execution, () -> "outputs " + execution.outputs());
        boolean over = execution.state() == ExecutionState.RUNNING && execution.openTasks() == 0;
        Invariants.must(!over, execution, () -> "It goes on, though every task has ended");
    }

    /** A task that failed and was not allowed to, or no task at all: then it was the outputs. */
    private static boolean isToBlame(Execution execution) {
        if (execution.cause() == null || execution.cause().task() == null) return true;
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskState state = execution.run(i).state();
            boolean bad = state == TaskState.DEAD || state == TaskState.UPSTREAM_FAILED;
            if (bad && !execution.plan().task(i).allowFailure()) return true;
        }
        return false;
    }

    private static void checkSuccess(Execution execution, TaskRun run, TaskDefinition task) {
        boolean bad = run.state() == TaskState.DEAD || run.state() == TaskState.UPSTREAM_FAILED;
        Invariants.must(
                !bad || task.allowFailure(), execution, () -> "It succeeded with " + task.id() + " " + run.state());
        Invariants.must(execution.cause() == null, execution, () -> "It succeeded with a cause: " + execution.cause());
    }

    private static void checkRun(Execution execution, TaskRun run) {
        boolean explained = run.state().isEnded()
                || execution.waitReason(run) != null
                || run.state() == TaskState.RUNNING && run.hasOpenAttempt();
        Invariants.must(explained, execution, () -> run.ordinal() + " is " + run.state() + " for no reason");
        boolean output = run.state() == TaskState.SUCCEEDED == (run.output() != null);
        Invariants.must(output, execution, () -> run.ordinal() + " is " + run.state() + " with output " + run.output());
        boolean dead = run.state() != TaskState.DEAD || run.failure() != null;
        Invariants.must(dead, execution, () -> run.ordinal() + " is dead without a failure");
        boolean ended = run.state().isEnded() == (run.endedAt() != null);
        Invariants.must(
                ended, execution, () -> run.ordinal() + " is " + run.state() + " with endedAt " + run.endedAt());
        boolean until = run.state() != TaskState.RETRYING || run.until() != null;
        Invariants.must(until, execution, () -> run.ordinal() + " retries at no time");
    }
}
