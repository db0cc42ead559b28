package io.linkloom.cli.live;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.cli.live.LiveExecution.Place;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.output.Stream;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.watch.plain.Change;
import io.linkloom.cli.watch.plain.ChangeLine;
import io.linkloom.client.EventType;
import io.linkloom.client.ServerEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A line for each change: first those that were before somebody looked. */
final class LiveLines {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Session session;
    private final Place place;
    private final Following following;
    private final ChangeLine line;
    private final Stream<Change> rows;
    private long last;

    LiveLines(Session session, Place place, Following following) {
        this.session = session;
        this.place = place;
        this.following = following;
        this.line = ChangeLine.of(
                session,
                place == Place.DATA
                        ? session.output().style()
                        : session.output().aside());
        this.rows = session.output().stream(Change.COLUMNS, line::of);
    }

    ExecutionDetails run() {
        ExecutionDetails execution = following.client().execution(following.id());
        catchUp(execution);
        while (!execution.state().isEnded() && !following.isTimeOver()) {
            boolean over = hear(following.next(WAIT), execution);
            // The stream tells the end; that it is asked for, too, is for the day on which it does not.
            @Nullable ExecutionDetails anew = over || following.isTimeOver() ? following.read() : null;
            if (anew != null) execution = anew;
        }
        if (execution.state().isEnded()) catchUp(execution);
        return execution;
    }

    /** Whether it is worth while to look at the execution again. */
    private boolean hear(@Nullable ServerEvent event, ExecutionDetails execution) {
        if (event instanceof ServerEvent.Reset) {
            catchUp(execution);
            return true;
        }
        if (!(event instanceof ServerEvent.Change(EventType type, var data))) return event == null;
        if (data.seq() <= last) return false;
        last = data.seq();
        show(Change.of(type, data));
        return type == EventType.EXECUTION
                && ExecutionState.valueOf(data.state()).isEnded();
    }

    private void catchUp(ExecutionDetails execution) {
        following.client().executions().timeline(execution.id()).stream()
                .filter(each -> each.seq() > last)
                .forEach(each -> {
                    last = each.seq();
                    show(Change.of(execution, each));
                });
    }

    private void show(Change change) {
        OutputFormat format = session.output().format();
        // The name of what is watched says nothing about its changes.
        if (place == Place.DATA && format == OutputFormat.NAME) return;
        boolean forPeople = !change.type().equals("attempt");
        if (place == Place.DATA && (forPeople || format.isJson())) rows.next(change);
        else if (place != Place.DATA && forPeople) session.output().message(line.of(change));
    }
}
