package io.linkloom.client;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of one connection, for one thread that takes them; no more are fetched than it is about to take. */
final class LineFeed implements Flow.Subscriber<String>, AutoCloseable {
    private static final int AHEAD = 256;

    /** What the connection gives: lines, and then once how it ended. */
    sealed interface Piece {}

    record Line(String text) implements Piece {}

    /** @param clean whether the server ended it on purpose */
    record End(boolean clean) implements Piece {}

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) given.cancel();
        else given.request(AHEAD);
    }

    @Override
    public void onNext(String line) {
        pieces.add(new Line(line));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new End(false));
    }

    @Override
    public void onComplete() {
        pieces.add(new End(true));
    }

    /** Waits for the next piece; a connection that says nothing for so long is as good as broken. */
    Piece take(Duration silence) throws InterruptedException {
        Piece piece = pieces.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        Flow.Subscription source = subscription;
        if (piece instanceof Line && source != null) source.request(1);
        return piece == null ? new End(false) : piece;
    }

    /** Hangs up; who waits for a piece gets the end. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription source = subscription;
        if (source != null) source.cancel();
        pieces.add(new End(false));
    }
}
