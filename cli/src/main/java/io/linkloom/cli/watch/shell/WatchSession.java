package io.linkloom.cli.watch.shell;

import io.linkloom.cli.session.Session;
import io.linkloom.cli.watch.screen.Look;
import io.linkloom.cli.watch.state.Happening;
import io.linkloom.cli.watch.state.WatchState;
import io.linkloom.client.EventQuery;
import io.linkloom.client.EventType;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.model.filter.FilterReading;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** The door: `loom watch` from its first picture to the end. */
public final class WatchSession {
    private final Session session;
    private final FilterReading filter;

    /** @param filter sound */
    public WatchSession(Session session, FilterReading filter) {
        this.session = session;
        this.filter = filter;
    }

    /**
     * Returns when somebody quits: whether by Ctrl-C.
     *
     * @throws IOException when there is no terminal that could be taken over
     */
    public boolean run() throws IOException, InterruptedException {
        LinkLoomClient client = session.client();
        @Nullable String namespace = session.namespace().orElse(null);
        InstantSource clock = session.surroundings().clock();
        BlockingQueue<Happening> queue = WatchLoop.queue();
        EventQuery query =
                EventQuery.all().inNamespace(namespace).ofType(EventType.EXECUTION, EventType.TASK, EventType.ATTEMPT);
        try (WatchTerminal terminal = WatchTerminal.open();
                Listener listener = new Listener(client, query, happening -> put(queue, happening))) {
            boolean ascii = session.output().style().ascii()
                    || !terminal.charset().newEncoder().canEncode('─');
            Look look = Look.of(
                    session.locale(), session.zone(), session.output().style().colour(), ascii, name());
            listener.start();
            Asker asker = new Asker(client, namespace, clock, session.zone());
            WatchState state = WatchState.opening(clock.instant(), session.zone(), filter);
            return new WatchLoop(terminal, asker, listener, queue, clock, look, state).run();
        }
    }

    /** The context, else the server without what all servers begin with. */
    private String name() {
        return session.settings()
                .context()
                .orElseGet(() -> session.server().replaceFirst("^https?://", "").replaceFirst("/$", ""));
    }

    private static void put(BlockingQueue<Happening> queue, Happening happening) {
        try {
            queue.put(happening);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
