package io.linkloom.client;

import io.linkloom.api.LogEvent;
import io.linkloom.api.StreamEvent;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens on a server while it happens, for one thread that loops over it and waits for the next event each time.
 *
 * <pre>{@code
 * try (EventStream events = client.events(EventQuery.all().ofWorkflow("daily-report"))) {
 *     for (ServerEvent event : events) ...
 * }
 * }</pre>
 *
 * <p>A connection that breaks is made again, at first after 0.2 s and later every 5 s, and goes on after the last event;
 * where that is not possible there is a {@link ServerEvent.Reset}. The loop ends when somebody, also in another thread,
 * closes the stream; it throws a {@link LinkLoomException} when the server refuses to go on, or the thread is interrupted.
 */
public final class EventStream implements Iterable<ServerEvent>, AutoCloseable {
    private final Feed feed;
    private final Iterator<ServerEvent> events;

    EventStream(Exchange exchange, EventQuery query, @Nullable String lastEventId) {
        this.feed = new Feed(exchange, query.call(), lastEventId, () -> false, true);
        this.events = new FeedIterator<>(feed, EventStream::read);
    }

    /** Always the same iterator: each event is given once. */
    @Override
    public Iterator<ServerEvent> iterator() {
        return events;
    }

    /** Where a later stream can go on, after the last event that was given; empty before the first one. */
    public Optional<String> lastEventId() {
        return Optional.ofNullable(feed.position());
    }

    /** False while a broken connection is being made again. */
    public boolean isConnected() {
        return feed.isConnected();
    }

    @Override
    public void close() {
        feed.close();
    }

    /** Null for a kind of event that a newer server has. */
    private static @Nullable ServerEvent read(SseEvent event) {
        if (event.name().equals(Feed.RESET)) return new ServerEvent.Reset();
        for (EventType type : EventType.values()) {
            if (!type.word().equals(event.name())) continue;
            if (type == EventType.LOG) return new ServerEvent.Log(Answers.read(event, LogEvent.class));
            return new ServerEvent.Change(type, Answers.read(event, StreamEvent.class));
        }
        return null;
    }
}
