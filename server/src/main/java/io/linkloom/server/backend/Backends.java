package io.linkloom.server.backend;

import io.linkloom.server.shard.SlotLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The registered backends at work, and how much of each pool may leave. Safe for any thread. */
public final class Backends implements SlotLimits {
    /** See `Plan.pool`. */
    private static final String POOL = "backend:";

    private final Map<String, Backend> byPool = new ConcurrentHashMap<>();
    private final ToIntFunction<String> slots;
    private final Ticks ticks;

    /** @param slots how many attempts of a pool may be on their way where nothing else is said */
    public Backends(ToIntFunction<String> slots, Ticks ticks) {
        this.slots = slots;
        this.ticks = ticks;
    }

    /** From now on these are the backends, no others. Calls under way go on. */
    public synchronized void set(Collection<BackendDefinition> definitions) {
        Set<String> pools = new HashSet<>();
        for (BackendDefinition definition : definitions) {
            String pool = POOL + definition.name();
            pools.add(pool);
            Backend before = byPool.get(pool);
            boolean same = before != null && before.definition().updatedAt().equals(definition.updatedAt());
            if (!same) byPool.put(pool, new Backend(definition, before, ticks));
        }
        byPool.keySet().retainAll(pools);
    }

    /** The definition; null when it is not registered. */
    public @Nullable BackendDefinition definition(String name) {
        Backend backend = find(name);
        return backend == null ? null : backend.definition();
    }

    @Nullable
    Backend find(String name) {
        return byPool.get(POOL + name);
    }

    /** By name. */
    List<Backend> all() {
        List<Backend> all = new ArrayList<>(byPool.values());
        all.sort(Comparator.comparing(backend -> backend.definition().name()));
        return all;
    }

    static String pool(String name) {
        return POOL + name;
    }

    private @Nullable Backend of(String pool) {
        return pool.startsWith(POOL) ? byPool.get(pool) : null;
    }

    @Override
    public int limit(String pool) {
        Backend backend = of(pool);
        Integer limit = backend == null ? null : backend.definition().concurrency();
        return limit == null ? slots.applyAsInt(pool) : limit;
    }

    @Override
    public int departures(String pool, int used) {
        Backend backend = of(pool);
        return backend == null ? Integer.MAX_VALUE : backend.departures(used);
    }

    @Override
    public @Nullable Hold hold(String pool) {
        Backend backend = of(pool);
        return backend == null ? null : backend.hold();
    }

    @Override
    public void left(String pool) {
        Backend backend = of(pool);
        if (backend != null) backend.left();
    }

    @Override
    public void neverLeft(String pool) {
        Backend backend = of(pool);
        if (backend != null) backend.neverLeft();
    }
}
