package io.linkloom.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of one address, one after the other, over as many connections as it takes. Reads in the thread that asks for
 * them and has none of its own.
 */
final class Feed implements AutoCloseable {
    /** What is put in place of events that may have been missed. */
    static final String RESET = "reset";

    private static final int TRIES_AT_FIRST = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** The server says something every 15 s. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final Exchange exchange;
    private final Call<String> call;
    private final BooleanSupplier over;
    private final boolean gapsMatter;
    private SseEvent.Parser parser = new SseEvent.Parser();
    private volatile LineFeed lines = new LineFeed();
    private volatile CompletableFuture<?> current = CompletableFuture.completedFuture(null);
    private volatile boolean connected;
    private volatile boolean closed;
    private volatile @Nullable String position;

    /**
     * Connects.
     *
     * @param position where to go on; null for the beginning
     * @param over asked when the server has ended a connection: whether nothing more will come
     * @param gapsMatter whether to tell by [#RESET] when a connection broke before there was any position to go on from
     */
    Feed(Exchange exchange, Call<String> call, @Nullable String position, BooleanSupplier over, boolean gapsMatter) {
        this.exchange = exchange;
        this.call = call.with("Accept", "text/event-stream");
        this.position = position;
        this.over = over;
        this.gapsMatter = gapsMatter;
        connect(TRIES_AT_FIRST);
    }

    /** Waits for the next event; null when nothing more comes. */
    @Nullable
    SseEvent next() {
        while (!closed) {
            LineFeed.Piece piece = piece();
            if (piece instanceof LineFeed.Line line) {
                SseEvent event = parser.line(line.text());
                if (event == null) continue;
                if (event.id() != null) position = event.id();
                return event;
            }
            connected = false;
            lines.close();
            if (closed || piece instanceof LineFeed.End end && end.clean() && over.getAsBoolean()) break;
            connect(Integer.MAX_VALUE);
            if (gapsMatter && position == null && !closed) return new SseEvent(null, RESET, "{}");
        }
        close();
        return null;
    }

    private LineFeed.Piece piece() {
        try {
            return lines.take(SILENCE);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw LinkLoomException.interrupted(e);
        }
    }

    private void connect(int maxTries) {
        for (int tries = 1; !closed; tries++) {
            try {
                attempt();
                return;
            } catch (LinkLoomException e) {
                boolean passing = e instanceof LinkLoomUnreachableException || Delivery.PASSING.contains(e.status());
                if (closed) return;
                if (tries >= maxTries || !passing) {
                    close();
                    throw e;
                }
                pause(tries);
            }
        }
    }

    private void attempt() {
        parser = new SseEvent.Parser();
        LineFeed fresh = new LineFeed();
        lines = fresh;
        String from = position;
        try {
            await(exchange.open(from == null ? call : call.with("Last-Event-ID", from), fresh));
            connected = !closed;
        } finally {
            if (closed) fresh.close();
        }
    }

    private void pause(int tries) {
        Duration whole = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        Duration time = whole.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : whole;
        await(exchange.pace().pause(exchange.pace().jittered(time)));
    }

    /** Returns early when this is closed meanwhile. */
    private void await(CompletableFuture<?> next) {
        current = next;
        if (closed) next.cancel(true);
        try {
            Promises.await(next);
        } catch (CancellationException e) {
            connected = false;
        } catch (ExecutionException e) {
            throw exchange.failure(e);
        }
    }

    /** Of the last event; null before the first one. */
    @Nullable
    String position() {
        return position;
    }

    boolean isConnected() {
        return connected;
    }

    /** From any thread; who waits in [#next()] gets null. */
    @Override
    public void close() {
        closed = true;
        connected = false;
        current.cancel(true);
        lines.close();
    }
}
