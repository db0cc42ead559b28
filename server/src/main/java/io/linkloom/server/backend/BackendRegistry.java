package io.linkloom.server.backend;

import io.linkloom.api.BackendSpec;
import io.linkloom.api.BackendStatus;
import io.linkloom.server.shard.SlotPools;
import io.linkloom.server.storage.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers, changes and deletes backends: durable first, at work at once. */
public final class BackendRegistry implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BackendRegistry.class);
    private static final Duration WATCH = Duration.ofSeconds(2);

    private final JdbcBackendStore store;
    private final Backends backends;
    private final SlotPools pools;
    private final InstantSource clock;
    private final Runnable onChange;
    private volatile boolean closed;

    /** @param onChange called after backends have changed */
    public BackendRegistry(
            JdbcBackendStore store, Backends backends, SlotPools pools, InstantSource clock, Runnable onChange) {
        this.store = store;
        this.backends = backends;
        this.pools = pools;
        this.clock = clock;
        this.onChange = onChange;
    }

    /** Brings to work what is stored. */
    public synchronized void load() {
        backends.set(store.all());
        onChange.run();
    }

    /** Follows what other servers on the same database change. */
    public void follow() {
        Thread.ofVirtual().name("backends").start(() -> {
            while (!closed) {
                LockSupport.parkNanos(WATCH.toNanos());
                try {
                    if (!closed) loadIfChanged();
                } catch (RuntimeException e) {
                    log.debug("Backends could not be read", e);
                }
            }
        });
    }

    private synchronized void loadIfChanged() {
        Map<String, Long> known = new TreeMap<>();
        for (BackendDefinition definition : all()) known.put(definition.name(), Micros.of(definition.updatedAt()));
        if (!store.changes().equals(known)) load();
    }

    /** By name. */
    public List<BackendDefinition> all() {
        return backends.all().stream().map(Backend::definition).toList();
    }

    public @Nullable BackendDefinition find(String name) {
        return backends.definition(name);
    }

    /** How it fares; null when there is no such backend. */
    public @Nullable BackendStatus status(String name) {
        Backend backend = backends.find(name);
        return backend == null ? null : backend.status(pools.view(Backends.pool(name)));
    }

    /** Registers it, or replaces what it was. */
    public synchronized BackendDefinition put(String name, BackendSpec spec, List<SigningSecret> secrets) {
        BackendDefinition before = find(name);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Each change has a time of its own: that is how it is noticed.
        if (before != null && !now.isAfter(before.updatedAt()))
            now = before.updatedAt().plus(1, ChronoUnit.MICROS);
        BackendDefinition definition =
                Specs.definition(name, spec, secrets, before == null ? now : before.createdAt(), now);
        store.save(definition);
        load();
        return definition;
    }

    /** False when there is no such backend. Calls under way come to their end. */
    public synchronized boolean delete(String name) {
        if (find(name) == null) return false;
        store.delete(name);
        load();
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
