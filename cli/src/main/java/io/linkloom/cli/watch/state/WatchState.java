package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionSummary;
import io.linkloom.model.filter.FilterMatch;
import io.linkloom.model.filter.FilterReading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that `loom watch` knows at one moment.
 *
 * @param now when that is
 * @param known what the server said last
 * @param pause what is shown instead while the view is paused; null: it is not
 * @param dialog null: none is open
 * @param notice what the status line says; null: nothing
 */
public record WatchState(
        Instant now,
        ZoneId zone,
        Connection connection,
        Known known,
        @Nullable Pause pause,
        View view,
        @Nullable Dialog dialog,
        @Nullable Notice notice,
        Reads reads) {

    /** @param missed changes since then */
    public record Pause(Instant at, Known known, int missed) {}

    /** @param until when it goes by itself */
    public record Notice(Message message, Instant until) {}

    /** @param filter sound */
    public static WatchState opening(Instant now, ZoneId zone, FilterReading filter) {
        return new WatchState(
                now, zone, new Connection.Opening(), Known.NOTHING, null, View.of(filter), null, null, Reads.BEGINNING);
    }

    /** What is to be seen: what is known, or what was known when the view was paused. */
    public Known shown() {
        return pause == null ? known : pause.known();
    }

    /** The moment that what is shown is of. */
    public Instant shownAt() {
        if (pause != null) return pause.at();
        return connection instanceof Connection.Lost(Instant since, String reason) ? since : now;
    }

    /** Whether something may have happened that is not shown. */
    public boolean isStale() {
        return pause != null || !(connection instanceof Connection.Live);
    }

    /** The executions that the filter lets through, in order. */
    public List<ExecutionSummary> rows() {
        FilterMatch match = new FilterMatch(view.filter().filter(), shownAt(), zone);
        return shown().executions().values().stream()
                .filter(match::test)
                .sorted(view.sort().at(shownAt()))
                .toList();
    }

    public @Nullable ExecutionSummary selected() {
        return shown().execution(view.execution());
    }

    /** Of the selected execution; null until it was read. */
    public @Nullable Detail detail() {
        Detail detail = shown().detail();
        return detail != null && detail.execution().id().equals(view.execution()) ? detail : null;
    }

    WatchState at(Instant time) {
        Notice left = notice != null && time.isBefore(notice.until()) ? notice : null;
        return new WatchState(time, zone, connection, known, pause, view, dialog, left, reads);
    }

    WatchState with(Connection anew) {
        return new WatchState(now, zone, anew, known, pause, view, dialog, notice, reads);
    }

    WatchState with(Known anew) {
        return new WatchState(now, zone, connection, anew, pause, view, dialog, notice, reads);
    }

    WatchState with(View anew) {
        return new WatchState(now, zone, connection, known, pause, anew, dialog, notice, reads);
    }

    WatchState with(Reads anew) {
        return new WatchState(now, zone, connection, known, pause, view, dialog, notice, anew);
    }

    WatchState paused(@Nullable Pause anew) {
        return new WatchState(now, zone, connection, known, anew, view, dialog, notice, reads);
    }

    WatchState open(@Nullable Dialog anew) {
        return new WatchState(now, zone, connection, known, pause, view, anew, notice, reads);
    }

    WatchState saying(Message message) {
        return new WatchState(
                now, zone, connection, known, pause, view, dialog, new Notice(message, now.plusSeconds(8)), reads);
    }
}
