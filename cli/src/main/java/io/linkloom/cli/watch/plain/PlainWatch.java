package io.linkloom.cli.watch.plain;

import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.output.Stream;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.EventQuery;
import io.linkloom.client.EventStream;
import io.linkloom.client.EventType;
import io.linkloom.client.ServerEvent;
import io.linkloom.model.filter.FilterReading;
import org.jspecify.annotations.Nullable;

/** The door: prints changes until nobody reads them any more, or Ctrl-C. */
public final class PlainWatch {
    private final Session session;
    private final Passing passing;
    private final Texts texts;

    /** @param filter sound */
    public PlainWatch(Session session, FilterReading filter) {
        this.session = session;
        this.passing = new Passing(
                session.client(), filter.filter(), session.surroundings().clock(), session.zone());
        this.texts = session.texts(PlainWatch.class);
    }

    public void run() {
        EventQuery query = EventQuery.all().inNamespace(session.namespace().orElse(null));
        OutputFormat format = session.output().format();
        boolean forPeople = format == OutputFormat.TABLE || format == OutputFormat.WIDE;
        // Attempts are for programs: people would read each task three times.
        EventQuery wanted = forPeople ? query.ofType(EventType.EXECUTION, EventType.TASK) : query;
        Stream<Change> rows = session.output().stream(
                Change.COLUMNS, ChangeLine.of(session, session.output().style())::of);
        try (EventStream events = session.client().events(wanted)) {
            session.output().hint(texts.text("begins"));
            for (ServerEvent event : events) {
                if (event instanceof ServerEvent.Reset) session.output().message(texts.text("missed"));
                @Nullable
                Change change = event instanceof ServerEvent.Change(var type, var data) ? Change.of(type, data) : null;
                if (change != null && passing.test(change)) rows.next(change);
            }
        }
    }
}
