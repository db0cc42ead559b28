package io.linkloom.server.runner.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops exchanges that take too long.
 *
 * <p>Almost no exchange is ever overdue, so coming and going must be cheap and looking may be slow: a set, and one thread that walks
 * through it every few milliseconds while there is anything in it.
 */
final class Deadlines implements AutoCloseable {
    private static final long TICK_NANOS = Duration.ofMillis(25).toNanos();

    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();
    private final Thread watcher;
    private volatile boolean idle;
    private volatile boolean closed;

    Deadlines() {
        watcher = Thread.ofPlatform().daemon().name("http-deadlines").start(this::watch);
    }

    void add(Exchange exchange) {
        open.add(exchange);
        if (idle) LockSupport.unpark(watcher);
    }

    void remove(Exchange exchange) {
        open.remove(exchange);
    }

    private void watch() {
        while (!closed) {
            long now = System.nanoTime();
            for (Exchange exchange : open) if (exchange.isOverdue(now)) exchange.stop(Exchange.Stop.DEADLINE);
            if (open.isEmpty()) {
                // Announced before the second look, so that nobody who comes in between is overlooked.
                idle = true;
                if (open.isEmpty() && !closed) LockSupport.park(this);
                idle = false;
            } else {
                LockSupport.parkNanos(this, TICK_NANOS);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watcher);
    }
}
