package io.linkloom.server.scheduler.quartz;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.quartz.spi.ThreadPool;

/** A ring is told on a thread of its own, which costs nothing while nothing rings. Public, for Quartz looks into it. */
public final class RingThreads implements ThreadPool {
    private static final int AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofMillis(50);

    private final AtomicInteger ringing = new AtomicInteger();
    private volatile boolean stopped;

    @Override
    public boolean runInThread(Runnable ring) {
        // Whoever begins next looks for what is due anyhow; to say no would only be reported as a fault.
        if (stopped) return true;
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

    /** Waits until nothing has rung for a moment. */
    void awaitSilence() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() < end && System.nanoTime() - quietSince < SILENCE.toNanos()) {
            if (ringing.get() > 0) quietSince = System.nanoTime();
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void shutdown(boolean waitForJobsToComplete) {
        stopped = true;
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
