package io.linkloom.simulation;

import io.linkloom.engine.transition.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Slots by pool, and a queue for each: by priority, then by age; whoever was served stands at the end again. */
final class SlotPools {
    /** Somebody who waits for a slot. */
    record Waiter(String execution, Effect.AwaitSlot slot) {}

    private record Place(Waiter waiter, long order) {}

    private static final class Pool {
        final TreeSet<Place> queue =
                new TreeSet<>(Comparator.comparingInt((Place place) -> -place.waiter.slot.priority())
                        .thenComparingLong(Place::order));
        final Map<Waiter, Place> places = new HashMap<>();
        int used;
        int promised;
    }

    private final ToIntFunction<String> capacity;
    private final Map<String, Pool> pools = new TreeMap<>();
    private final Set<Waiter> granting = new HashSet<>();
    private long order;

    SlotPools(ToIntFunction<String> capacity) {
        this.capacity = capacity;
    }

    /** The server went down: nobody waits, nothing is in flight. */
    void clear() {
        pools.clear();
        granting.clear();
    }

    void enqueue(Waiter waiter) {
        Pool pool = pool(waiter.slot.pool());
        if (pool.places.containsKey(waiter)) return;
        Place place = new Place(waiter, order++);
        pool.places.put(waiter, place);
        pool.queue.add(place);
    }

    /** Whether it stands in the queue, or is about to be served. */
    boolean knows(Waiter waiter) {
        return granting.contains(waiter) || pool(waiter.slot.pool()).places.containsKey(waiter);
    }

    /** Those whose turn it is; for each a slot is set aside until `granted`. */
    List<Waiter> serve() {
        List<Waiter> served = new ArrayList<>();
        for (Map.Entry<String, Pool> entry : pools.entrySet()) {
            Pool pool = entry.getValue();
            while (!pool.queue.isEmpty() && spare(entry.getKey(), pool) > 0) {
                Waiter waiter = pool.queue.pollFirst().waiter;
                pool.places.remove(waiter);
                pool.promised++;
                granting.add(waiter);
                served.add(waiter);
            }
        }
        return served;
    }

    /** The slot that was set aside is free again; the command that follows may take it. */
    void granted(Waiter waiter) {
        granting.remove(waiter);
        pool(waiter.slot.pool()).promised--;
    }

    void take(String pool) {
        pool(pool).used++;
    }

    void free(String pool) {
        pool(pool).used--;
    }

    /** What a command may hand out: nothing while others wait, but the slot that it was granted. */
    int available(String name, @Nullable Waiter granted) {
        if (name.isEmpty()) return Integer.MAX_VALUE;
        Pool pool = pool(name);
        int spare = Math.max(0, spare(name, pool));
        if (pool.queue.isEmpty()) return spare;
        return granted != null && granted.slot.pool().equals(name) ? Math.min(1, spare) : 0;
    }

    /** Whether more attempts are in flight than there are slots. */
    boolean isOverbooked(String name) {
        return !name.isEmpty() && pool(name).used > capacity.applyAsInt(name);
    }

    private int spare(String name, Pool pool) {
        return name.isEmpty() ? Integer.MAX_VALUE : capacity.applyAsInt(name) - pool.used - pool.promised;
    }

    private Pool pool(String name) {
        return pools.computeIfAbsent(name, key -> new Pool());
    }
}
