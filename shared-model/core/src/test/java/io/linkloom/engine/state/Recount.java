package io.linkloom.engine.state;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts again what an execution counts while it goes on. */
public final class Recount {
    private Recount() {}

    /** What does not add up; null when all does. */
    public static @Nullable String mistake(Execution execution) {
        int open = 0;
        Set<Integer> complete = new HashSet<>();
        Set<Integer> ready = new HashSet<>();
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            if (!run.state().isEnded()) open++;
            int remaining = 0;
            for (int up : execution.plan().graph().upstream(i))
                if (!execution.run(up).state().isEnded()) remaining++;
            if (execution.remaining[i] != remaining) {
                return "task " + i + " waits for " + remaining + " tasks, not for " + execution.remaining[i];
            }
            if (remaining == 0 && run.state() == TaskState.PENDING) ready.add(i);
            FanOut fanOut = run.fanOut();
            String wrong = fanOut == null ? attempts(run) : items(run, fanOut);
            if (wrong != null) return "task " + i + ": " + wrong;
            if (fanOut != null && fanOut.complete() && run.state() == TaskState.RUNNING) complete.add(i);
        }
        if (execution.openTasks() != open) return open + " tasks are open, not " + execution.openTasks();
        String queued = queues(execution, ready, complete);
        if (queued != null) return queued;
        return execution.state() == ExecutionState.RUNNING && !(ready.isEmpty() && complete.isEmpty())
                ? "something was left undecided: " + ready + complete
                : null;
    }

    private static @Nullable String queues(Execution execution, Set<Integer> ready, Set<Integer> complete) {
        if (execution.ready.size() != ready.size() || !ready.containsAll(execution.ready)) {
            return "ready are " + ready + ", not " + execution.ready;
        }
        if (execution.completeFanOuts.size() != complete.size() || !complete.containsAll(execution.completeFanOuts)) {
            return "complete are " + complete + ", not " + execution.completeFanOuts;
        }
        return null;
    }

    private static @Nullable String items(TaskRun task, FanOut fanOut) {
        int[] counts = new int[TaskState.values().length];
        int ended = 0;
        for (int i = 0; i < fanOut.begun(); i++) {
            TaskRun item = fanOut.run(i);
            if (item == null) return "item " + i + " is missing";
            counts[item.state().ordinal()]++;
            if (item.state().isEnded()) ended++;
            String wrong = attempts(item);
            if (wrong != null) return "item " + i + ": " + wrong;
            if (task.state().isEnded() && !item.state().isEnded()) return "item " + i + " outlives its task";
        }
        TaskState unbegun = task.state().isEnded() ? TaskState.CANCELLED : TaskState.QUEUED;
        counts[unbegun.ordinal()] += fanOut.size() - fanOut.begun();
        for (TaskState state : TaskState.values()) {
            if (fanOut.count(state) != counts[state.ordinal()]) {
                return counts[state.ordinal()] + " items are " + state + ", not " + fanOut.count(state);
            }
        }
        return fanOut.ended == ended ? null : ended + " items have ended, not " + fanOut.ended;
    }

    /** Numbered without gaps, at most the last one open, and that only while something is under way. */
    private static @Nullable String attempts(TaskRun run) {
        int number = 0;
        for (AttemptRecord attempt : run.history()) {
            if (number > 0 && attempt.attempt() != number + 1)
                return "attempt " + attempt.attempt() + " follows " + number;
            number = attempt.attempt();
            if (attempt.endedAt() == null && attempt != run.history().getLast())
                return "attempt " + number + " is open";
        }
        boolean flies = run.state() == TaskState.WAITING || run.state() == TaskState.RUNNING && run.fanOut() == null;
        if (run.hasOpenAttempt() != flies) return run.state() + " with an open attempt: " + run.hasOpenAttempt();
        if (run.tries() < 0) return "fewer than no tries";
        return number > 0 && number != run.attempt() && run.fanOut() == null && run.index() != null
                ? "the last attempt is " + number + ", not " + run.attempt()
                : null;
    }
}
