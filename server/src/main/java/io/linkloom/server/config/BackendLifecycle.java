package io.linkloom.server.config;

import io.linkloom.server.backend.BackendRegistry;
import org.springframework.context.SmartLifecycle;

/** Brings the backends to work after it is known that what is sealed can be opened, and before anything is dispatched. */
final class BackendLifecycle implements SmartLifecycle {
    private static final int BEFORE_THE_ENGINE = -10;

    private final BackendRegistry registry;
    private final boolean shared;
    private volatile boolean running;

    /** @param shared whether other servers may change backends */
    BackendLifecycle(BackendRegistry registry, boolean shared) {
        this.registry = registry;
        this.shared = shared;
    }

    @Override
    public void start() {
        registry.load();
        if (shared) registry.follow();
        running = true;
    }

    @Override
    public void stop() {
        registry.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_ENGINE;
    }
}
