package io.linkloom.server.scheduler.quartz;

import org.quartz.spi.ThreadPool;

/** A ring is told on a thread of its own, which costs nothing while nothing rings. */
final class RingThreads implements ThreadPool {
    private static final int AT_ONCE = 50;

    private volatile boolean stopped;

    @Override
    public boolean runInThread(Runnable ring) {
        if (stopped) return false;
        Thread.ofVirtual().name("ring").start(ring);
        return true;
    }

    @Override
    public int blockForAvailableThreads() {
        return stopped ? 0 : AT_ONCE;
    }

    @Override
    public void initialize() {}

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
