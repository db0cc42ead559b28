package io.linkloom.server.retention;

import io.linkloom.server.storage.Database;
import io.linkloom.server.view.PlanSource;
import io.linkloom.server.view.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again, on a thread of its own, until the server stops. What it did not get to is there at the next start. */
public final class RetentionJob implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

    /** A server that has just started has better things to do. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final long PATIENCE_MILLIS = 2_000;

    private final Retention retention;
    private final Duration every;
    private final Thread thread;
    private volatile boolean stopping;

    public RetentionJob(Database database, PlanSource plans, Limits limits, InstantSource clock, Duration every) {
        this.retention = new Retention(database, plans, limits, clock, () -> stopping);
        this.every = every;
        this.thread = Thread.ofVirtual().name("retention").unstarted(this::work);
    }

    public void start() {
        thread.start();
    }

    private void work() {
        pause(every.compareTo(FIRST) < 0 ? every : FIRST);
        while (!stopping) {
            try {
                retention.run();
            } catch (UnavailableException e) {
                log.debug("The database could not be read", e);
            } catch (RuntimeException e) {
                log.error("Nothing could be deleted", e);
            }
            pause(every);
        }
    }

    private void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (!stopping && System.nanoTime() < end) LockSupport.parkNanos(end - System.nanoTime());
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
