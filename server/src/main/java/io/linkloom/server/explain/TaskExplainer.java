package io.linkloom.server.explain;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskInState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.RunConditions;
import io.linkloom.model.definition.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out why one task run stands where it stands. */
final class TaskExplainer {
    private static final int FEW = 5;
    private static final int MAX_TASKS = 50;

    private final Asked asked;
    private final Others others;
    private final Pools pools;
    private final Execution execution;
    private final Words words;
    private final Draft draft = new Draft();

    TaskExplainer(Asked asked, Others others, Pools pools) {
        this.asked = asked;
        this.others = others;
        this.pools = pools;
        this.execution = asked.execution();
        this.words = asked.words();
    }

    Draft explain(TaskRun run) {
        TaskDefinition task = execution.plan().task(run.ordinal());
        draft.reason = execution.waitReason(run);
        draft.until = run.until();
        if (draft.reason != null) waiting(run, task, draft.reason);
        else if (run.state().isEnded()) draft.text = ended(run, task);
        else draft.text = underWay(run, task);
        return draft;
    }

    private void waiting(TaskRun run, TaskDefinition task, WaitReason reason) {
        switch (reason) {
            case UPSTREAM -> upstream(run);
            case SLOT, RATE_LIMIT, CIRCUIT_OPEN -> slot(run);
            case CONCURRENCY -> draft.text = words.of("explain.task-concurrency");
            case TIMER -> timer(run, task);
            case CALLBACK -> callback(run);
            case APPROVAL -> approval(run, task);
            case CHILD -> child(run);
            case ITEMS -> items(run, task);
            case PAUSED -> Explainer.paused(asked, draft);
        }
    }

    private void upstream(TaskRun run) {
        List<TaskInState> direct = new ArrayList<>();
        for (int up : execution.plan().graph().upstream(run.ordinal())) {
            if (!execution.run(up).state().isEnded() && direct.size() < MAX_TASKS) direct.add(inState(up));
        }
        draft.tasks = direct;
        draft.roots = roots(run.ordinal());
        draft.text = draft.roots.equals(direct)
                ? words.of("explain.upstream", few(names(direct)))
                : words.of("explain.upstream-of", few(names(direct)), few(names(draft.roots)));
    }

    /** Upstream tasks that have not ended and wait for nobody upstream themselves. */
    private List<TaskInState> roots(int ordinal) {
        List<TaskInState> roots = new ArrayList<>();
        BitSet seen = new BitSet();
        Deque<Integer> left = new ArrayDeque<>(List.of(ordinal));
        while (!left.isEmpty() && roots.size() < MAX_TASKS) {
            for (int up : execution.plan().graph().upstream(left.remove())) {
                if (seen.get(up) || execution.run(up).state().isEnded()) continue;
                seen.set(up);
                if (execution.upstreamEnded(up)) roots.add(inState(up));
                else left.add(up);
            }
        }
        return roots;
    }

    private void slot(TaskRun run) {
        String name = execution.plan().pool(run.ordinal());
        Pools.Pool pool = pools.of(name);
        draft.pool = name;
        draft.used = pool.used();
        draft.limit = pool.limit();
        draft.waiting = pool.waiting();
        if (pool.hold() != null) {
            draft.reason = pool.hold();
            draft.until = pool.holdUntil();
            String key = pool.hold() == WaitReason.RATE_LIMIT ? "explain.rate-limit" : "explain.circuit-open";
            draft.text = words.of(key, name, Explainer.at(pool.holdUntil()));
            return;
        }
        draft.text = words.of("explain.slot", name, shown(pool.used()), shown(pool.limit()));
        if (pool.waiting() != null) draft.text += " " + words.of("explain.waiting", pool.waiting());
    }

    private void timer(TaskRun run, TaskDefinition task) {
        if (run.state() != TaskState.RETRYING) {
            draft.text = words.of("explain.timer", Explainer.at(run.until()));
            return;
        }
        attempts(run, task);
        TaskFailure why = run.failure();
        draft.text = words.of(
                "explain.retry",
                run.tries(),
                task.retry().maxAttempts(),
                why == null ? "-" : why.code(),
                why == null ? "-" : why.message(),
                Explainer.at(run.until()));
    }

    private void callback(TaskRun run) {
        attempts(run, execution.plan().task(run.ordinal()));
        draft.call = "POST " + asked.callbacks();
        draft.text = words.of("explain.callback", run.attempt(), asked.callbacks(), Explainer.at(run.until()));
        if (run.progress() != null) {
            long percent = Math.round(run.progress() * 100);
            draft.text += " " + words.of("explain.progress", Explainer.at(run.heartbeatAt()), percent);
        }
    }

    private void approval(TaskRun run, TaskDefinition task) {
        String index = run.index() == null ? "" : "?index=" + run.index();
        draft.call = "POST /api/executions/" + execution.id() + "/tasks/" + task.id() + "/approve" + index;
        String namespace = execution.header().namespace();
        draft.text = run.message() == null
                ? words.of("explain.approval", namespace)
                : words.of("explain.approval-of", namespace, run.message());
        if (run.until() != null) draft.text += " " + words.of("explain.approval-until", Explainer.at(run.until()));
    }

    private void child(TaskRun run) {
        ChildCall call = run.child();
        if (call == null) {
            draft.text = words.of("explain.child-unknown");
            return;
        }
        ExecutionState state = others.state(call.execution(), asked.visible());
        draft.child = call.execution();
        draft.childState = state;
        draft.text = words.of("explain.child", call.execution(), call.workflow(), state == null ? "?" : state.name());
    }

    private void items(TaskRun run, TaskDefinition task) {
        FanOut fanOut = Objects.requireNonNull(run.fanOut());
        draft.items = fanOut.counts();
        draft.limit = task.maxParallel();
        int ended = fanOut.counts().entrySet().stream()
                .filter(each -> each.getKey().isEnded())
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
        draft.text = words.of("explain.items", ended, fanOut.size(), fanOut.open(), fanOut.count(TaskState.QUEUED));
        if (task.maxParallel() != null) draft.text += " " + words.of("explain.max-parallel", task.maxParallel());
        if (fanOut.count(TaskState.QUEUED) == 0) return;
        String name = execution.plan().pool(run.ordinal());
        if (name.isEmpty()) return;
        Pools.Pool pool = pools.of(name);
        draft.pool = name;
        draft.used = pool.used();
        draft.waiting = pool.waiting();
        if (draft.limit == null) draft.limit = pool.limit();
        draft.text += " " + words.of("explain.items-slot", name, shown(pool.used()), shown(pool.limit()));
    }

    private String underWay(TaskRun run, TaskDefinition task) {
        attempts(run, task);
        Instant since = run.hasOpenAttempt() ? run.history().getLast().startedAt() : run.since();
        Duration timeout = task.timeout();
        draft.until = timeout == null ? null : since.plus(timeout);
        String what = words.of("explain.under-way", run.attempt(), Explainer.at(since));
        return timeout == null ? what : what + " " + words.of("explain.gives-up", Explainer.at(draft.until));
    }

    private String ended(TaskRun run, TaskDefinition task) {
        String at = Explainer.at(run.endedAt());
        return switch (run.state()) {
            case SUCCEEDED -> words.of("explain.task-succeeded", at);
            case DEAD -> dead(run, at);
            case SKIPPED -> skipped(run, task, at);
            case UPSTREAM_FAILED -> words.of("explain.task-upstream-failed", at, few(names(badUpstream(run))));
            case CANCELLED -> taskCancelled(run, at);
            case PENDING, QUEUED, RUNNING, WAITING, RETRYING -> "";
        };
    }

    private String dead(TaskRun run, String at) {
        TaskFailure why = run.failure();
        String text =
                words.of("explain.task-dead", at, why == null ? "-" : why.code(), why == null ? "-" : why.message());
        return run.discarded() ? text + " " + words.of("explain.task-discarded") : text;
    }

    private String skipped(TaskRun run, TaskDefinition task, String at) {
        boolean byRunIf = RunConditions.of(execution, run.ordinal()) != RunConditions.Verdict.RUN;
        if (!byRunIf) return words.of("explain.task-skipped-when", at);
        List<TaskInState> upstream = new ArrayList<>();
        for (int up : execution.plan().graph().upstream(run.ordinal())) {
            if (upstream.size() < MAX_TASKS) upstream.add(inState(up));
        }
        draft.tasks = upstream;
        return words.of("explain.task-skipped-run-if", at, camel(task.runIf().name()), few(names(upstream)));
    }

    private String taskCancelled(TaskRun run, String at) {
        return switch (execution.state()) {
            case CANCELLED -> words.of("explain.task-cancelled", at) + " " + Explainer.cancelled(asked);
            case TIMED_OUT -> words.of("explain.task-cancelled-timeout", at);
            case QUEUED, RUNNING, PAUSED, SUCCEEDED, FAILED -> words.of("explain.task-cancelled-fail-fast", at);
        };
    }

    private List<TaskInState> badUpstream(TaskRun run) {
        List<TaskInState> bad = new ArrayList<>();
        for (int up : execution.plan().graph().upstream(run.ordinal())) {
            if (Explainer.isBad(execution.run(up).state()) && bad.size() < MAX_TASKS) bad.add(inState(up));
        }
        draft.tasks = bad;
        return bad;
    }

    private void attempts(TaskRun run, TaskDefinition task) {
        draft.attempt = run.attempt();
        draft.maxAttempts = task.retry().maxAttempts();
    }

    private TaskInState inState(int ordinal) {
        return new TaskInState(
                execution.plan().task(ordinal).id(), execution.run(ordinal).state());
    }

    private static List<String> names(List<TaskInState> tasks) {
        return tasks.stream()
                .map(each -> each.task() + " (" + each.state() + ")")
                .toList();
    }

    private static String shown(@Nullable Object number) {
        return number == null ? "?" : number.toString();
    }

    /** `ALL_SUCCEEDED` as the language writes it. */
    private static String camel(String constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.toLowerCase(java.util.Locale.ROOT).split("_")) {
            text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }

    /** The first few, and how many more there are. */
    static String few(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(FEW, all.size())));
        return all.size() <= FEW ? first : first + " … +" + (all.size() - FEW);
    }
}
