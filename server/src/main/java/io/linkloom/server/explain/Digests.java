package io.linkloom.server.explain;

import io.linkloom.api.AttemptDetails;
import io.linkloom.api.Digest;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.LogLine;
import io.linkloom.api.TaskError;
import io.linkloom.api.TaskInState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.server.log.LogReader;
import io.linkloom.server.view.Details;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.PlanSource;
import io.linkloom.server.view.ViewReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells in one look what became of an execution. */
public final class Digests {
    private static final int LOG_LINES = 40;
    private static final int MAX_FAILURES = 50;
    private static final int MAX_NOT_RUN = 500;

    private final Explainer explainer;
    private final Others others;
    private final ViewReader views;
    private final LogReader logs;
    private final PlanSource plans;

    public Digests(Explainer explainer, Others others, ViewReader views, LogReader logs, PlanSource plans) {
        this.explainer = explainer;
        this.others = others;
        this.views = views;
        this.logs = logs;
        this.plans = plans;
    }

    public Digest of(Asked asked) {
        Execution execution = asked.execution();
        TaskRun culprit = culprit(execution);
        String text = explainer.explain(asked, null).text();
        List<TaskInState> notRun = notRun(execution, culprit);
        if (!notRun.isEmpty()) text += " " + asked.words().of("digest.not-run", notRun.size());
        return new Digest(
                execution.id(),
                execution.header().workflow(),
                execution.header().version(),
                execution.header().namespace(),
                execution.state(),
                execution.createdAt(),
                execution.endedAt(),
                text,
                error(execution, culprit),
                attempts(culprit),
                log(execution, culprit),
                alsoFailed(execution, culprit),
                notRun,
                lastSuccess(execution),
                NextSteps.of(asked, culprit));
    }

    /** The run that is to blame, down to the item; also of an execution that has not failed yet but will. */
    private static @Nullable TaskRun culprit(Execution execution) {
        ExecutionCause cause = execution.cause();
        if (cause != null && cause.task() != null) {
            TaskRun run = execution.run(cause.task(), cause.index());
            if (run != null) return deadItem(run);
        }
        for (int task : execution.plan().graph().topologicalOrder()) {
            TaskRun run = execution.run(task);
            if (run.state() == TaskState.DEAD && execution.state() != ExecutionState.SUCCEEDED) return deadItem(run);
        }
        return null;
    }

    private static TaskRun deadItem(TaskRun run) {
        FanOut fanOut = run.fanOut();
        if (fanOut == null) return run;
        for (int i = 0; i < fanOut.begun(); i++) {
            TaskRun item = fanOut.run(i);
            if (item != null && item.state() == TaskState.DEAD) return item;
        }
        return run;
    }

    private static @Nullable TaskError error(Execution execution, @Nullable TaskRun culprit) {
        if (execution.state() == ExecutionState.TIMED_OUT) {
            return new TaskError(null, null, "TIMED_OUT", "The execution took longer than its timeout");
        }
        ExecutionCause cause = execution.cause();
        if (cause != null) return new TaskError(cause.task(), cause.attempt(), cause.code(), cause.message());
        return culprit == null ? null : error(execution, culprit, culprit.failure());
    }

    private static TaskError error(Execution execution, TaskRun run, @Nullable TaskFailure why) {
        String task = execution.plan().task(run.ordinal()).id();
        return new TaskError(
                task,
                run.attempt() == 0 ? null : (Integer) run.attempt(),
                why == null ? run.state().name() : why.code(),
                why == null ? "" : why.message());
    }

    private static List<AttemptDetails> attempts(@Nullable TaskRun culprit) {
        return culprit == null
                ? List.of()
                : culprit.history().stream()
                        .map(attempt -> Details.attempt(attempt, culprit.state()))
                        .toList();
    }

    private List<LogLine> log(Execution execution, @Nullable TaskRun culprit) {
        if (culprit == null) return List.of();
        String task = execution.plan().task(culprit.ordinal()).id();
        var filter = new LogReader.Filter(
                task, culprit.index(), culprit.attempt() == 0 ? null : (Integer) culprit.attempt(), null);
        return logs.last(execution.id(), filter, LOG_LINES);
    }

    private static List<TaskError> alsoFailed(Execution execution, @Nullable TaskRun culprit) {
        List<TaskError> failed = new ArrayList<>();
        for (int i = 0; i < execution.plan().graph().size() && failed.size() < MAX_FAILURES; i++) {
            TaskRun run = execution.run(i);
            if (run.state() != TaskState.DEAD || culprit != null && culprit.ordinal() == i) continue;
            failed.add(error(execution, run, run.failure()));
        }
        return failed;
    }

    private static List<TaskInState> notRun(Execution execution, @Nullable TaskRun culprit) {
        BitSet found = new BitSet();
        Deque<Integer> left = new ArrayDeque<>();
        if (culprit != null) left.add(culprit.ordinal());
        while (!left.isEmpty()) {
            for (int down : execution.plan().graph().downstream(left.remove())) {
                if (found.get(down) || ran(execution.run(down).state())) continue;
                found.set(down);
                left.add(down);
            }
        }
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            if (execution.run(i).state() == TaskState.CANCELLED) found.set(i);
        }
        return found.stream()
                .limit(MAX_NOT_RUN)
                .mapToObj(i -> new TaskInState(
                        execution.plan().task(i).id(), execution.run(i).state()))
                .toList();
    }

    private static boolean ran(TaskState state) {
        return switch (state) {
            case RUNNING, WAITING, RETRYING, SUCCEEDED, DEAD -> true;
            case PENDING, QUEUED, SKIPPED, UPSTREAM_FAILED, CANCELLED -> false;
        };
    }

    private Digest.@Nullable LastSuccess lastSuccess(Execution execution) {
        String id = others.lastSuccess(execution.header(), execution.createdAt());
        ExecutionRow row = id == null ? null : views.execution(id);
        if (row == null) return null;
        var header = row.header();
        var before = plans.find(header.namespace(), header.workflow(), header.version());
        return new Digest.LastSuccess(
                header.id(),
                header.version(),
                row.endedAt(),
                Comparisons.between(row.startedAt(), row.endedAt()),
                before == null ? List.of() : Comparisons.changedTasks(before, execution.plan()),
                Comparisons.differences(row.inputs(), execution.inputs()).stream()
                        .map(io.linkloom.api.Comparison.Difference::name)
                        .toList());
    }
}
