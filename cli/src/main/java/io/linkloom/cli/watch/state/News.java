package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.StreamEvent;
import io.linkloom.api.TaskState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the stream of changes tells. What it leaves out, such as an error, is read again. */
final class News {
    private News() {}

    static WatchState connected(WatchState state) {
        boolean wasLost = state.connection() instanceof Connection.Lost;
        WatchState live = state.with(new Connection.Live());
        return wasLost ? live.with(state.reads().allAnew()) : live;
    }

    /** Since it was lost first, however often it fails again. */
    static WatchState lost(WatchState state, String reason) {
        Instant since =
                state.connection() instanceof Connection.Lost(Instant first, String before) ? first : state.now();
        return state.with(new Connection.Lost(since, reason));
    }

    static WatchState heard(WatchState state, String kind, StreamEvent event) {
        String execution = event.execution();
        if (execution == null) return state;
        return switch (kind) {
            case "execution" -> execution(state, execution, event);
            case "task" -> task(state, execution, event);
            case "attempt" -> attempt(state, execution, event);
            default -> state;
        };
    }

    private static WatchState execution(WatchState state, String id, StreamEvent event) {
        Reads reads = state.reads().counts(state.reads().counts().wish());
        ExecutionSummary known = state.known().execution(id);
        Optional<ExecutionState> now = word(ExecutionState.class, event.state());
        if (known == null || now.isEmpty())
            return selectedAnew(state.with(reads.list(reads.list().wish())), id);
        WatchState heard = state.with(state.known().withExecution(moved(known, now.get(), event.at())));
        // An end has a cause that is not in the news.
        return selectedAnew(
                heard.with(now.get().isEnded() ? reads.list(reads.list().wish()) : reads), id);
    }

    private static ExecutionSummary moved(ExecutionSummary known, ExecutionState state, Instant at) {
        boolean starts = state == ExecutionState.RUNNING && known.startedAt() == null;
        return new ExecutionSummary(
                known.id(),
                known.workflow(),
                known.version(),
                known.namespace(),
                state,
                known.trigger(),
                known.createdAt(),
                starts ? at : known.startedAt(),
                state.isEnded() ? at : null,
                state.isEnded() ? known.error() : null,
                known.labels(),
                null);
    }

    private static WatchState task(WatchState state, String id, StreamEvent event) {
        String task = event.task();
        Tally tally = state.known().tallies().get(id);
        Optional<TaskState> now = word(TaskState.class, event.state());
        boolean telling = event.index() == null && now.isPresent();
        if (task == null || tally == null || tally.all() == 0 || !telling) return selectedAnew(state, id);
        return selectedAnew(state.with(state.known().withTally(id, tally.with(task, now.get()))), id);
    }

    private static WatchState attempt(WatchState state, String id, StreamEvent event) {
        Detail detail = state.known().detail();
        String task = event.task();
        if (detail == null || task == null || !detail.execution().id().equals(id)) return state;
        boolean beats = event.progress() != null || event.message() != null;
        Detail anew =
                beats ? detail.withBeat(task, new Beat(event.progress(), event.message())) : detail.withoutBeat(task);
        return selectedAnew(state.with(state.known().withDetail(anew)), id);
    }

    /** A change of the selected execution. */
    private static WatchState selectedAnew(WatchState state, String id) {
        if (!id.equals(state.view().execution())) return state;
        Reads reads = state.reads();
        return state.with(reads.execution(reads.execution().wish())
                .task(reads.task().wish())
                .log(reads.log().wish()));
    }

    /** A newer server may know more states. */
    private static <E extends Enum<E>> Optional<E> word(Class<E> words, @Nullable String word) {
        for (E each : words.getEnumConstants()) if (each.name().equals(word)) return Optional.of(each);
        return Optional.empty();
    }
}
