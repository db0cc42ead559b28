package io.linkloom.server.scheduler.quartz;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.quartz.spi.ThreadPool;

/** A ring is told on a thread of its own, which costs nothing while nothing rings. Public, for Quartz looks into it. */
public final class RingThreads implements ThreadPool {
    private static final int AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AtomicInteger ringing = new AtomicInteger();
    private volatile boolean stopped;

    @Override
    public boolean runInThread(Runnable ring) {
        if (stopped) return false;
        ringing.incrementAndGet();
        Thread.ofVirtual().name("ring").start(() -> {
            try {
                ring.run();
            } finally {
                ringing.decrementAndGet();
            }
        });
        return true;
    }

    @Override
    public int blockForAvailableThreads() {
        return stopped ? 0 : AT_ONCE;
    }

    @Override
    public void initialize() {}

    /** A ring is short, and notes in the database that it is over: that is always waited for. */
    @Override
    public void shutdown(boolean waitForJobsToComplete) {
        stopped = true;
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (ringing.get() > 0 && System.nanoTime() < patience) LockSupport.parkNanos(1_000_000);
    }

    @Override
    public int getPoolSize() {
        return AT_ONCE;
    }

    @Override
    public void setInstanceId(String id) {}

    @Override
    public void setInstanceName(String name) {}
}
