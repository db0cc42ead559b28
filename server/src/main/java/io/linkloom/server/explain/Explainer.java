package io.linkloom.server.explain;

import io.linkloom.api.Explanation;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers "why is this not running?". */
public final class Explainer {
    private static final int MAX_ENTRIES = 500;
    private static final int MAX_ITEMS = 20;
    private static final int MAX_ITEMS_OF_ONE = 200;

    private final Others others;
    private final Pools pools;

    public Explainer(Others others, Pools pools) {
        this.others = others;
        this.pools = pools;
    }

    /** @param task ordinal of the only task that is asked for; null: all that have not ended */
    public Explanation explain(Asked asked, @Nullable Integer task) {
        Execution execution = asked.execution();
        Draft whole = whole(asked);
        List<Explanation.Entry> entries = new ArrayList<>();
        int more = 0;
        if (task != null) {
            entries.add(entry(asked, execution.run(task)));
            more = addItems(asked, execution.run(task), MAX_ITEMS_OF_ONE, entries);
        } else {
            for (int i = 0; i < execution.plan().graph().size(); i++) {
                TaskRun run = execution.run(i);
                if (run.state().isEnded()) continue;
                if (entries.size() >= MAX_ENTRIES) {
                    more++;
                    continue;
                }
                entries.add(entry(asked, run));
                more += addItems(asked, run, MAX_ITEMS, entries);
            }
        }
        String text = task == null ? whole.text : entries.getFirst().text();
        Instant since = switch (execution.state()) {
            case QUEUED -> execution.createdAt();
            case PAUSED ->
                Objects.requireNonNull(asked.last(Event.ExecutionPaused.class)).at();
            case RUNNING -> execution.startedAt();
            case SUCCEEDED, FAILED, CANCELLED, TIMED_OUT -> execution.endedAt();
        };
        return new Explanation(
                execution.id(),
                execution.header().workflow(),
                execution.header().namespace(),
                execution.state(),
                whole.reason,
                since,
                whole.until,
                text,
                whole.release(),
                entries,
                more);
    }

    private Explanation.Entry entry(Asked asked, TaskRun run) {
        Draft draft = new TaskExplainer(asked, others, pools).explain(run);
        return new Explanation.Entry(
                asked.execution().plan().task(run.ordinal()).id(),
                run.index(),
                run.state(),
                draft.reason,
                run.since(),
                draft.until,
                draft.text,
                draft.release());
    }

    /** Those items that have begun and not ended; gives how many were left out. */
    private int addItems(Asked asked, TaskRun run, int max, List<Explanation.Entry> entries) {
        FanOut fanOut = run.fanOut();
        if (fanOut == null || run.state().isEnded()) return 0;
        int left = 0;
        int added = 0;
        for (int i = 0; i < fanOut.begun(); i++) {
            TaskRun item = fanOut.run(i);
            if (item == null || item.state().isEnded()) continue;
            if (added++ < max) entries.add(entry(asked, item));
            else left++;
        }
        return left;
    }

    private Draft whole(Asked asked) {
        Execution execution = asked.execution();
        Draft draft = new Draft();
        switch (execution.state()) {
            case QUEUED -> queued(asked, draft);
            case PAUSED -> paused(asked, draft);
            case RUNNING -> running(asked, draft);
            case SUCCEEDED -> draft.text = asked.words().of("explain.succeeded", at(execution.endedAt()));
            case FAILED -> draft.text = failed(asked);
            case CANCELLED -> draft.text = cancelled(asked);
            case TIMED_OUT -> draft.text = timedOut(asked);
        }
        return draft;
    }

    private void queued(Asked asked, Draft draft) {
        var limit = asked.execution().plan().definition().concurrency();
        Others.Gate gate = others.gate(asked.execution().header());
        draft.reason = WaitReason.CONCURRENCY;
        draft.executions = gate.running();
        draft.limit = limit == null ? null : (Integer) limit.max();
        draft.used = gate.running().size();
        draft.place = gate.place();
        draft.waiting = gate.queued();
        draft.text = asked.words()
                .of(
                        "explain.concurrency",
                        asked.execution().header().workflow(),
                        limit == null ? "-" : limit.max(),
                        gate.running().isEmpty() ? "-" : TaskExplainer.few(gate.running()),
                        gate.place() == null ? "-" : gate.place(),
                        gate.queued());
    }

    static void paused(Asked asked, Draft draft) {
        Event.ExecutionPaused event = asked.last(Event.ExecutionPaused.class);
        draft.reason = WaitReason.PAUSED;
        draft.by = event == null ? null : event.by();
        draft.call = "POST /api/executions/" + asked.execution().id() + "/resume";
        draft.text = asked.words()
                .of("explain.paused", asked.who(draft.by), event == null ? "-" : at(event.at()), draft.call);
    }

    private static void running(Asked asked, Draft draft) {
        Execution execution = asked.execution();
        int under = 0;
        int waiting = 0;
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            if (run.state().isEnded()) continue;
            if (execution.waitReason(run) == null) under++;
            else waiting++;
        }
        draft.until = execution.deadline();
        draft.text = asked.words()
                .of("explain.running", under, waiting, execution.plan().graph().size() - execution.openTasks());
    }

    private static String failed(Asked asked) {
        Execution execution = asked.execution();
        var cause = execution.cause();
        if (cause == null) return asked.words().of("explain.failed-for-nothing", at(execution.endedAt()));
        if (cause.task() == null)
            return asked.words().of("explain.failed", at(execution.endedAt()), cause.code(), cause.message());
        String task = cause.index() == null ? cause.task() : cause.task() + "[" + cause.index() + "]";
        return asked.words().of("explain.failed-by", at(execution.endedAt()), task, cause.code(), cause.message());
    }

    static String cancelled(Asked asked) {
        Event.ExecutionCancelled event = asked.last(Event.ExecutionCancelled.class);
        if (event == null) return asked.words().of("explain.cancelled", "-", asked.who(null));
        return event.reason() == null
                ? asked.words().of("explain.cancelled", at(event.at()), asked.who(event.by()))
                : asked.words().of("explain.cancelled-because", at(event.at()), asked.who(event.by()), event.reason());
    }

    private static String timedOut(Asked asked) {
        var timeout = asked.execution().plan().definition().timeout();
        return asked.words().of("explain.timed-out", at(asked.execution().endedAt()), timeout == null ? "-" : timeout);
    }

    /** A point in time as people read it. */
    static String at(@Nullable Instant at) {
        return at == null
                ? "-"
                : at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }

    /** Whether a task died, or could not run because one did. */
    static boolean isBad(TaskState state) {
        return state == TaskState.DEAD || state == TaskState.UPSTREAM_FAILED || state == TaskState.CANCELLED;
    }
}
