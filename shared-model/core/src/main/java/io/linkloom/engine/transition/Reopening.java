package io.linkloom.engine.transition;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.graph.WorkflowGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Second chances: requeue, rerun, and taking dead letters away. What SUCCEEDED stays, unless somebody reruns from above it. */
final class Reopening {
    private Reopening() {}

    static @Nullable Refusal requeue(Step step, Command.Requeue requeue) {
        Execution execution = step.execution();
        TaskRun run = execution.run(requeue.task(), requeue.index());
        if (run == null) return Refusal.UNKNOWN_TASK;
        if (run.state() != TaskState.DEAD) return Refusal.NOT_DEAD;
        if (execution.state() == ExecutionState.PAUSED) return Refusal.NOT_RUNNING;
        TaskRun task = execution.run(run.ordinal());
        if (requeue.index() != null && !task.state().isEnded()) {
            // The fan-out is still going on, and so is the execution.
            resetItem(step, task, requeue.index());
            Progress.beginItems(step, task);
            return null;
        }
        reopenExecution(step, requeue.by());
        List<Integer> below = below(execution, run.ordinal(), false);
        resetTask(step, task, requeue.index());
        for (int ordinal : below) resetTask(step, execution.run(ordinal), null);
        return null;
    }

    static @Nullable Refusal discard(Step step, Command.Discard discard) {
        TaskRun run = step.execution().run(discard.task(), discard.index());
        if (run == null) return Refusal.UNKNOWN_TASK;
        if (run.state() != TaskState.DEAD || run.discarded()) return Refusal.NOT_DEAD;
        step.emit(run, new Event.DeadLetterDiscarded(step.at(), discard.task(), discard.index(), discard.by()));
        return null;
    }

    static @Nullable Refusal rerunFailed(Step step, Command.RerunFailed rerun) {
        Execution execution = step.execution();
        if (!execution.state().isEnded()) return Refusal.NOT_ENDED;
        WorkflowGraph graph = execution.plan().graph();
        BitSet chosen = new BitSet(graph.size());
        for (int i = 0; i < graph.size(); i++) {
            TaskState state = execution.run(i).state();
            if (state != TaskState.DEAD && state != TaskState.UPSTREAM_FAILED && state != TaskState.CANCELLED) continue;
            chosen.set(i);
            for (int ordinal : below(execution, i, false)) chosen.set(ordinal);
        }
        if (chosen.isEmpty()) return Refusal.NOTHING_FAILED;
        reopenExecution(step, rerun.by());
        for (int ordinal : fromAbove(graph, chosen)) resetTask(step, execution.run(ordinal), null);
        return null;
    }

    static @Nullable Refusal rerunFrom(Step step, Command.RerunFrom rerun) {
        Execution execution = step.execution();
        TaskRun run = execution.run(rerun.task(), null);
        if (run == null) return Refusal.UNKNOWN_TASK;
        if (!execution.state().isEnded()) return Refusal.NOT_ENDED;
        reopenExecution(step, rerun.by());
        BitSet chosen = new BitSet();
        chosen.set(run.ordinal());
        for (int ordinal : below(execution, run.ordinal(), true)) chosen.set(ordinal);
        for (int ordinal : fromAbove(execution.plan().graph(), chosen)) {
            TaskRun reset = execution.run(ordinal);
            step.emit(reset, new Event.TaskReset(step.at(), id(execution, reset), null));
        }
        return null;
    }

    private static void reopenExecution(Step step, @Nullable String by) {
        if (step.execution().state().isEnded()) step.emit(new Event.ExecutionReopened(step.at(), by));
    }

    /** Ordinals below a task, from above to below: all of them, or only those that ended without having run. */
    private static List<Integer> below(Execution execution, int ordinal, boolean all) {
        WorkflowGraph graph = execution.plan().graph();
        BitSet seen = new BitSet(graph.size());
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(ordinal));
        while (!queue.isEmpty()) {
            for (int down : graph.downstream(queue.poll())) {
                if (!seen.get(down)) queue.add(down);
                seen.set(down);
            }
        }
        for (int i = seen.nextSetBit(0); !all && i >= 0; i = seen.nextSetBit(i + 1)) {
            TaskState state = execution.run(i).state();
            boolean neverRan =
                    state == TaskState.UPSTREAM_FAILED || state == TaskState.SKIPPED || state == TaskState.CANCELLED;
            if (!neverRan) seen.clear(i);
        }
        return fromAbove(graph, seen);
    }

    private static List<Integer> fromAbove(WorkflowGraph graph, BitSet ordinals) {
        return ordinals.stream()
                .boxed()
                .sorted(Comparator.comparingInt(graph::level))
                .toList();
    }

    /**
     * Opens a task again: a fan-out with those of its items that did not succeed (of the dead ones only the given, if any are given),
     * anything else from the start; so also a fan-out that has to wait for its upstream again, or none of whose items failed.
     */
    private static void resetTask(Step step, TaskRun run, @Nullable Integer onlyItem) {
        String task = id(step.execution(), run);
        FanOut fanOut = run.fanOut();
        List<Integer> items = fanOut == null ? List.of() : itemsToReset(fanOut, onlyItem);
        boolean nothingToRepeat = fanOut == null || fanOut.complete() && items.isEmpty();
        if (nothingToRepeat || !step.execution().upstreamEnded(run.ordinal())) {
            step.emit(run, new Event.TaskReset(step.at(), task, null));
            return;
        }
        step.emit(run, new Event.FanOutReopened(step.at(), task, null));
        for (int item : items) resetItem(step, run, item);
        Progress.beginItems(step, run);
    }

    private static List<Integer> itemsToReset(FanOut fanOut, @Nullable Integer only) {
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < fanOut.begun(); i++) {
            TaskRun item = fanOut.run(i);
            if (item == null) continue;
            boolean dead = item.state() == TaskState.DEAD && (only == null || only == i);
            if (dead || item.state() == TaskState.CANCELLED) items.add(i);
        }
        return items;
    }

    private static void resetItem(Step step, TaskRun task, int index) {
        FanOut fanOut = task.fanOut();
        TaskRun item = fanOut == null ? null : fanOut.run(index);
        if (item != null) step.emit(item, new Event.TaskReset(step.at(), id(step.execution(), task), index));
    }

    private static String id(Execution execution, TaskRun run) {
        return execution.plan().task(run.ordinal()).id();
    }
}
