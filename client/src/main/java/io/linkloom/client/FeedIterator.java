package io.linkloom.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The events of a feed as values; waits for the next one in [#hasNext()]. */
final class FeedIterator<T> implements Iterator<T> {
    private final Feed feed;
    private final Function<SseEvent, @Nullable T> reading;
    private @Nullable T next;

    /** @param reading gives null for what is passed over */
    FeedIterator(Feed feed, Function<SseEvent, @Nullable T> reading) {
        this.feed = feed;
        this.reading = reading;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            SseEvent event = feed.next();
            if (event == null) return false;
            next = reading.apply(event);
        }
        return true;
    }

    @Override
    public T next() {
        T given = hasNext() ? next : null;
        if (given == null) throw new NoSuchElementException("The stream has ended");
        next = null;
        return given;
    }
}
