package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What has to be read again by now. Nothing is while the connection is lost: that it is back comes as news. */
final class Due {
    private static final Duration LIST_GAP = Duration.ofSeconds(1);
    private static final Duration COUNTS_GAP = Duration.ofSeconds(2);
    private static final Duration EXECUTION_GAP = Duration.ofMillis(300);
    private static final Duration TASK_GAP = Duration.ofSeconds(1);
    private static final Duration LOG_GAP = Duration.ofMillis(700);

    /** News tell most changes; these are for what they do not tell, and against all that can go wrong. */
    private static final Duration LIST_AGE = Duration.ofSeconds(20);

    private static final Duration COUNTS_AGE = Duration.ofSeconds(10);
    private static final Duration EXECUTION_AGE = Duration.ofSeconds(10);
    private static final Duration LOG_AGE = Duration.ofSeconds(1);
    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private static final int TALLIES_AT_ONCE = 5;
    private static final int ROWS_WITH_TALLY = 40;

    private Due() {}

    /** After some time without news. */
    static Reads older(WatchState state) {
        Instant now = state.now();
        Reads reads = state.reads();
        Reads older = reads.list(reads.list().wishWhenOlder(LIST_AGE, now))
                .counts(reads.counts().wishWhenOlder(COUNTS_AGE, now));
        ExecutionSummary selected = state.known().execution(state.view().execution());
        if (selected == null) return older;
        Instant ended = selected.endedAt();
        boolean over = ended != null && now.isAfter(ended.plus(LAST_LINES));
        return over
                ? older
                : older.execution(reads.execution().wishWhenOlder(EXECUTION_AGE, now))
                        .log(reads.log().wishWhenOlder(LOG_AGE, now));
    }

    static Step with(Step step) {
        if (step.state().connection() instanceof Connection.Lost) return step;
        List<Action> actions = new ArrayList<>();
        WatchState state = tallies(selection(lists(step.state(), actions), actions), actions);
        return new Step(state, step.actions()).and(actions);
    }

    private static WatchState lists(WatchState state, List<Action> actions) {
        Instant now = state.now();
        Reads reads = state.reads();
        Known known = state.known();
        if (reads.list().isDue(LIST_GAP, now)) {
            actions.add(new Action.ReadList(state.view().filter()));
            reads = reads.list(reads.list().begin(now));
            known = known.untouched();
        }
        if (reads.counts().isDue(COUNTS_GAP, now)) {
            actions.add(new Action.ReadCounts());
            reads = reads.counts(reads.counts().begin(now));
        }
        return actions.isEmpty() ? state : state.with(known).with(reads);
    }

    private static WatchState selection(WatchState state, List<Action> actions) {
        View view = state.view();
        String execution = view.execution();
        if (execution == null) return state;
        Instant now = state.now();
        Reads reads = state.reads();
        if (reads.execution().isDue(EXECUTION_GAP, now)) {
            actions.add(new Action.ReadExecution(execution));
            reads = reads.execution(reads.execution().begin(now));
        }
        String task = view.task();
        if (task != null && view.pane() == Pane.DETAILS && reads.task().isDue(TASK_GAP, now)) {
            actions.add(new Action.ReadTask(execution, task));
            reads = reads.task(reads.task().begin(now));
        }
        if (reads.log().isDue(LOG_GAP, now)) {
            LogTail log = state.known().log();
            long after = log.isOf(execution, view.logTask()) ? log.last() : 0;
            actions.add(new Action.ReadLog(execution, view.logTask(), after));
            reads = reads.log(reads.log().begin(now));
        }
        return state.with(reads);
    }

    /** How far those are that are being worked on; news carry it on from there. */
    private static WatchState tallies(WatchState state, List<Action> actions) {
        Known known = state.known();
        List<ExecutionSummary> unknown = known.executions().values().stream()
                .limit(ROWS_WITH_TALLY)
                .filter(each -> !each.state().isEnded() && !known.tallies().containsKey(each.id()))
                .limit(TALLIES_AT_ONCE)
                .toList();
        Known asked = known;
        for (ExecutionSummary each : unknown) {
            actions.add(new Action.ReadTally(each.id()));
            asked = asked.withTally(each.id(), Tally.AWAITED);
        }
        return unknown.isEmpty() ? state : state.with(asked);
    }
}
