package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.LogLine;
import io.linkloom.api.ServerStatus;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.watch.state.WatchState.Pause;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What became of what was asked for. */
final class Answers {
    private static final int FULL_PAGE = 500;

    private Answers() {}

    static WatchState listed(WatchState state, Happening.Listed listed) {
        Reads reads = state.reads().list(state.reads().list().end());
        if (!listed.filter().equals(state.view().filter().line()))
            return state.with(reads.list(reads.list().anew()));
        String selected = state.view().execution();
        WatchState known = state.with(reads).with(state.known().listed(listed.executions(), listed.more(), selected));
        return selected == null ? Selection.first(known) : known;
    }

    static WatchState counted(WatchState state, ServerStatus status) {
        return state.with(state.reads().counts(state.reads().counts().end()))
                .with(state.known().withCounts(status.executions(), status.deadLetters()));
    }

    static WatchState execution(WatchState state, Happening.ExecutionRead read) {
        ExecutionDetails execution = read.execution();
        Known known =
                state.known().withExecution(summary(execution)).withTally(execution.id(), Tally.of(execution.tasks()));
        if (!read.selected()) return state.with(known);
        WatchState ended =
                state.with(state.reads().execution(state.reads().execution().end()));
        if (!execution.id().equals(state.view().execution())) return ended.with(known);
        Detail before = known.detail();
        Detail detail = before != null && before.execution().id().equals(execution.id())
                ? before.again(execution)
                : Detail.of(execution);
        WatchState with = alsoPaused(ended.with(known.withDetail(detail)));
        return state.view().task() == null ? with.with(with.view().onTask(interesting(execution.tasks()))) : with;
    }

    /** Whoever selects another execution in a paused view wants to see it. */
    private static WatchState alsoPaused(WatchState state) {
        Pause pause = state.pause();
        Detail detail = state.known().detail();
        if (pause == null || detail == null) return state;
        Detail shown = pause.known().detail();
        boolean same = shown != null
                && shown.execution().id().equals(detail.execution().id());
        return same
                ? state
                : state.paused(
                        new Pause(pause.at(), pause.known().withDetail(detail).withLog(LogTail.NONE), pause.missed()));
    }

    /** What failed, else what is under way, else the first one. */
    private static @Nullable String interesting(List<TaskRunDetails> tasks) {
        List<Predicate<TaskRunDetails>> wanted = List.of(
                task -> task.state() == TaskState.DEAD,
                task -> task.state() == TaskState.RUNNING || task.state() == TaskState.RETRYING,
                task -> task.state() == TaskState.WAITING,
                task -> true);
        for (Predicate<TaskRunDetails> each : wanted) {
            for (TaskRunDetails task : tasks) if (each.test(task)) return task.id();
        }
        return null;
    }

    static WatchState task(WatchState state, Happening.TaskRead read) {
        WatchState ended = state.with(state.reads().task(state.reads().task().end()));
        Detail detail = ended.known().detail();
        if (detail == null || !detail.execution().id().equals(read.execution())) return ended;
        return ended.with(ended.known().withDetail(detail.withTask(read.task())));
    }

    static WatchState log(WatchState state, Happening.LogRead read) {
        Refresh end = state.reads().log().end();
        View view = state.view();
        Action.ReadLog asked = read.asked();
        boolean wanted = asked.execution().equals(view.execution())
                && new LogTail(asked.execution(), asked.task(), List.of()).isOf(asked.execution(), view.logTask());
        if (!wanted) return state.with(state.reads().log(end.anew()));
        List<LogLine> lines = read.lines();
        boolean more = asked.after() > 0 && lines.size() >= FULL_PAGE;
        LogTail before = state.known().log();
        LogTail log = asked.after() == 0
                ? new LogTail(asked.execution(), asked.task(), List.of()).and(lines)
                : before.and(lines);
        boolean held = !view.follows() && asked.after() > 0;
        WatchState with = state.with(state.reads().log(more ? end.anew() : end))
                .with(held ? view.scrolled(view.back() + lines.size()) : view)
                .with(state.known().withLog(log));
        Pause pause = state.pause();
        if (pause == null || pause.known().log().isOf(asked.execution(), asked.task())) return with;
        return with.paused(new Pause(pause.at(), pause.known().withLog(log), pause.missed()));
    }

    static WatchState sheet(WatchState state, Dialog.Content content) {
        boolean awaited = state.dialog() instanceof Dialog.Sheet(Dialog.Content.Awaited what, int top);
        return awaited ? state.open(new Dialog.Sheet(content, 0)) : state;
    }

    static WatchState workflows(WatchState state, List<WorkflowSummary> workflows) {
        return state.dialog() instanceof Dialog.RunPrompt prompt
                ? state.open(new Dialog.RunPrompt(prompt.line(), workflows, prompt.chosen()))
                : state;
    }

    static WatchState done(WatchState state, Happening.Done done) {
        Reads reads = state.reads();
        WatchState said = state.saying(done.message())
                .with(reads.list(reads.list().anew())
                        .counts(reads.counts().wish())
                        .execution(reads.execution().anew()));
        String execution = done.execution();
        return execution == null || execution.equals(state.view().execution()) ? said : Selection.on(said, execution);
    }

    static WatchState refused(WatchState state, Happening.Refused refused) {
        Reads reads = state.reads();
        WatchState quiet = switch (refused.action()) {
            case Action.ReadList read -> state.with(reads.list(reads.list().end()));
            case Action.ReadCounts read ->
                state.with(reads.counts(reads.counts().end()));
            case Action.ReadExecution read -> {
                WatchState ended = state.with(reads.execution(reads.execution().end()));
                yield refused.gone() ? ended.with(ended.known().withoutExecution(read.execution())) : ended;
            }
            case Action.ReadTask read -> state.with(reads.task(reads.task().end()));
            case Action.ReadLog read -> state.with(reads.log(reads.log().end()));
            case Action.ReadTally read ->
                refused.gone() ? state.with(state.known().withoutExecution(read.execution())) : state;
            case Action.ReadWhy read -> closed(state);
            case Action.ReadDigest read -> closed(state);
            case Action.ReadGraph read -> closed(state);
            case Action.ReadWorkflows read -> closed(state);
            case Action.Cancel cancel -> state;
            case Action.Retry retry -> state;
            case Action.Run run -> state;
            case Action.Copy copy -> state;
            case Action.Redraw redraw -> state;
            case Action.Quit quit -> state;
        };
        boolean known = refused.gone() || state.connection() instanceof Connection.Lost && isRead(refused.action());
        return known ? quiet : quiet.saying(refused.why());
    }

    private static WatchState closed(WatchState state) {
        return state.open(null);
    }

    /** That nothing can be read while the connection is lost is said already. */
    private static boolean isRead(Action action) {
        return action instanceof Action.ReadList
                || action instanceof Action.ReadCounts
                || action instanceof Action.ReadExecution
                || action instanceof Action.ReadTally
                || action instanceof Action.ReadTask
                || action instanceof Action.ReadLog;
    }

    private static ExecutionSummary summary(ExecutionDetails of) {
        return new ExecutionSummary(
                of.id(),
                of.workflow(),
                of.version(),
                of.namespace(),
                of.state(),
                of.trigger(),
                of.createdAt(),
                of.startedAt(),
                of.endedAt(),
                of.error(),
                of.labels(),
                of.waitReason());
    }
}
