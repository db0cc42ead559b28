package io.linkloom.client;

import io.linkloom.api.LogLine;
import java.util.Iterator;

/**
 * The log of one execution, line by line, as it is written. The loop ends soon after the execution has, or when somebody
 * closes the stream; a connection that breaks is made again and goes on after the last line.
 *
 * <p>For one thread; it can be closed from any other. Throws what {@link EventStream} throws.
 */
public final class LogStream implements Iterable<LogLine>, AutoCloseable {
    private final Feed feed;
    private final Iterator<LogLine> lines;

    LogStream(Exchange exchange, String execution, LogQuery query) {
        Call<String> call = Call.text(query.address(execution), "text/event-stream");
        this.feed = new Feed(exchange, call, null, () -> hasEnded(exchange, execution), false);
        this.lines = new FeedIterator<>(
                feed, event -> event.name().equals("log") ? Answers.read(event, LogLine.class) : null);
    }

    /** A server that stops ends its streams, too. */
    private static boolean hasEnded(Exchange exchange, String execution) {
        try {
            return exchange.send(Verbs.execution(execution)).state().isEnded();
        } catch (LinkLoomUnreachableException e) {
            return false;
        }
    }

    /** Always the same iterator: each line is given once. */
    @Override
    public Iterator<LogLine> iterator() {
        return lines;
    }

    /** False while a broken connection is being made again. */
    public boolean isConnected() {
        return feed.isConnected();
    }

    @Override
    public void close() {
        feed.close();
    }
}
