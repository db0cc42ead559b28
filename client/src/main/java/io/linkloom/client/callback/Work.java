package io.linkloom.client.callback;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One piece of work, however often it is delivered. The newest attempt that brought it is the one that counts. */
final class Work {
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private Delivery newest;
    private boolean promised;
    private boolean unwanted;
    private @Nullable Double progress;
    private @Nullable String message;

    Work(Delivery first) {
        this.newest = first;
    }

    /** The server is promised to be called back. False when the work has ended: then it can be answered at once. */
    synchronized boolean promise(Delivery delivery) {
        if (ending.isDone()) return false;
        if (!promised || delivery.attempt() >= newest.attempt()) {
            newest = delivery;
            unwanted = false;
        }
        promised = true;
        return true;
    }

    /** Whether the server is to be called back with it. */
    boolean end(Ending how) {
        boolean toTell;
        synchronized (this) {
            toTell = promised;
            ending.complete(how);
        }
        return toTell;
    }

    void whenEnded(Runnable action) {
        ending.thenRun(action);
    }

    synchronized boolean isPromised() {
        return promised;
    }

    synchronized Delivery newest() {
        return newest;
    }

    synchronized boolean isUnwanted() {
        return unwanted;
    }

    /** What the server said to a sign of life for an attempt; it matters only while that attempt is the newest. */
    synchronized void heard(Delivery of, Receipt receipt) {
        if (of == newest) unwanted = receipt == Receipt.TOO_LATE;
    }

    /** What was last said of how far it is, for the signs of life in between. */
    record Standing(@Nullable Double progress, @Nullable String message) {}

    synchronized Standing standing() {
        return new Standing(progress, message);
    }

    synchronized void stands(@Nullable Double newProgress, @Nullable String newMessage) {
        progress = newProgress;
        message = newMessage;
    }

    /** Null when it has not ended in that time. */
    @Nullable
    Ending await(Duration patience) throws InterruptedException {
        try {
            return ending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Work ends with a value", e);
        }
    }
}
