package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.TaskRunDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which execution and which task are looked at. */
final class Selection {
    private Selection() {}

    static WatchState first(WatchState state) {
        List<ExecutionSummary> rows = state.rows();
        return on(state, rows.isEmpty() ? null : rows.getFirst().id());
    }

    static WatchState on(WatchState state, @Nullable String execution) {
        Detail detail = state.known().detail();
        boolean known = detail != null && detail.execution().id().equals(execution);
        WatchState other =
                state.with(state.view().on(execution)).with(state.reads().selectionAnew());
        return known ? other : other.with(other.known().withDetail(null));
    }

    /** The one that is so many rows below, or above for a negative number. */
    static WatchState move(WatchState state, int rows) {
        List<String> ids = state.rows().stream().map(ExecutionSummary::id).toList();
        String wanted = neighbour(ids, state.view().execution(), rows);
        return wanted == null || wanted.equals(state.view().execution()) ? state : on(state, wanted);
    }

    static WatchState moveTask(WatchState state, int rows) {
        Detail detail = state.detail();
        if (detail == null) return state;
        List<String> ids = detail.tasks().stream().map(TaskRunDetails::id).toList();
        Reads reads = state.reads();
        return state.with(state.view().onTask(neighbour(ids, state.view().task(), rows)))
                .with(reads.task(reads.task().anew()));
    }

    private static @Nullable String neighbour(List<String> ids, @Nullable String id, int rows) {
        if (ids.isEmpty()) return null;
        int at = id == null ? -1 : ids.indexOf(id);
        return at < 0 ? ids.getFirst() : ids.get(Math.clamp((long) at + rows, 0, ids.size() - 1));
    }
}
