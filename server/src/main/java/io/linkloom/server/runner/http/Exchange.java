package io.linkloom.server.runner.http;

import org.jspecify.annotations.Nullable;

/** One request under way on one thread, and how to stop it from another. */
final class Exchange {
    /** Why an exchange was stopped. */
    enum Stop {
        DEADLINE,
        CANCEL
    }

    private final Thread thread = Thread.currentThread();
    private final long deadline;
    private boolean over;
    private @Nullable Stop stopped;

    /** @param deadline on the clock of `System.nanoTime()` */
    Exchange(long deadline) {
        this.deadline = deadline;
    }

    boolean isOverdue(long now) {
        return now - deadline >= 0;
    }

    /** Interrupts the thread, whereupon the client closes the connection; nothing once the exchange is over. */
    synchronized void stop(Stop why) {
        if (over || stopped != null) return;
        stopped = why;
        thread.interrupt();
    }

    /** Ends the exchange, on its own thread; tells why it was stopped, null when it was not. */
    synchronized @Nullable Stop end() {
        over = true;
        if (stopped != null) Thread.interrupted();
        return stopped;
    }
}
