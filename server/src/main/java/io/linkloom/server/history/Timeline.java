package io.linkloom.server.history;

import io.linkloom.api.TimelineEntry;
import io.linkloom.engine.event.Event;
import java.util.ArrayList;
import java.util.List;

/** The life of one execution, change by change. */
public final class Timeline {
    private Timeline() {}

    /** @param events all of one execution, in order; not empty */
    public static List<TimelineEntry> of(List<Event> events) {
        StateTrace trace = new StateTrace((Event.ExecutionCreated) events.getFirst());
        List<TimelineEntry> entries = new ArrayList<>(events.size());
        for (Event event : events) {
            Change change = trace.next(event);
            entries.add(new TimelineEntry(
                    change.seq(),
                    change.at(),
                    change.task(),
                    change.index(),
                    change.attempt(),
                    change.state(),
                    change.previous()));
        }
        return entries;
    }
}
