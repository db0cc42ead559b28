package io.linkloom.cli.watch.shell;

import io.linkloom.cli.watch.state.Happening;
import io.linkloom.client.EventQuery;
import io.linkloom.client.EventStream;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.ServerEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears of changes as long as it is not closed, in a thread of its own. */
final class Listener implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final LinkLoomClient client;
    private final EventQuery query;
    private final Consumer<Happening> told;
    private final Thread thread = Thread.ofVirtual().name("events").unstarted(this::run);
    private volatile @Nullable EventStream stream;
    private volatile String refusal = "";
    private volatile boolean closed;

    Listener(LinkLoomClient client, EventQuery query, Consumer<Happening> told) {
        this.client = client;
        this.query = query;
        this.told = told;
    }

    void start() {
        thread.start();
    }

    boolean isConnected() {
        EventStream current = stream;
        return current != null && current.isConnected();
    }

    /** Why there is no connection, where the server gave a reason; else empty. */
    String refusal() {
        return refusal;
    }

    private void run() {
        boolean again = false;
        while (!closed) {
            try (EventStream events = client.events(query)) {
                stream = events;
                refusal = "";
                if (again) told.accept(new Happening.Missed());
                for (ServerEvent event : events) told.accept(happening(event));
            } catch (LinkLoomException e) {
                refusal = e.status() == 0 ? "" : String.valueOf(e.getMessage());
            }
            stream = null;
            again = true;
            if (!closed) pause();
        }
    }

    private static Happening happening(ServerEvent event) {
        return switch (event) {
            case ServerEvent.Change(var type, var change) ->
                new Happening.Heard(type.name().toLowerCase(Locale.ROOT), change);
            case ServerEvent.Reset reset -> new Happening.Missed();
            case ServerEvent.Log log -> new Happening.Ticked();
        };
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        EventStream current = stream;
        if (current != null) current.close();
        thread.interrupt();
    }
}
