package io.linkloom.server.scheduler.quartz;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.quartz.core.QuartzSchedulerThread;
import org.quartz.spi.ThreadExecutor;

/**
 * Runs Quartz's own threads as virtual ones that it cannot interrupt: it does so when it stops, and an embedded database whose file is being
 * written by an interrupted thread closes that file for everybody.
 */
final class UninterruptedThreads implements ThreadExecutor {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private volatile @Nullable Thread loop;

    @Override
    public void execute(Thread thread) {
        // Only its work is wanted; the thread itself is never started.
        Thread started = Thread.ofVirtual().name(thread.getName()).start(thread);
        if (thread instanceof QuartzSchedulerThread) loop = started;
    }

    @Override
    public void initialize() {}

    /** Waits until the thread that asks for due alarms has seen that it is over. */
    void awaitLoop() {
        Thread running = loop;
        if (running == null) return;
        try {
            running.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
