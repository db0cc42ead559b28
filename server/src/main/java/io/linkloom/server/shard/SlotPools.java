package io.linkloom.server.shard;

import io.linkloom.engine.command.Slots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who may have how many attempts on their way, and who waits for a place: by priority, then by age. Belongs to the shard loop.
 *
 * <p>Pools know nothing of each other, so a backend whose slots are all taken delays nobody else's work.
 */
public final class SlotPools {
    private final ToIntFunction<String> limits;
    /** Changed by the loop alone. Onlookers may count, and may see a number of a moment ago. */
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();

    private final Consumer<String> onWork;
    private long order;

    /** Somebody who waits for a slot; `index` null for a task or for the next items of a fan-out. */
    public record Waiting(
            String execution, String task, @Nullable Integer index) {}

    /** A place in a queue; put back, it is the same place again. */
    record Ticket(String pool, Waiting who, int priority, long order) {}

    private static final class Pool {
        int used;
        final PriorityQueue<Ticket> queue = new PriorityQueue<>(
                Comparator.comparingInt(Ticket::priority).reversed().thenComparingLong(Ticket::order));
        final Set<Waiting> queued = new HashSet<>();

        boolean isIdle() {
            return used == 0 && queue.isEmpty();
        }
    }

    /** @param limits how many slots a pool has, at least 1 */
    public SlotPools(ToIntFunction<String> limits) {
        this(limits, pool -> {});
    }

    /** @param onWork told the name of a pool that has something to do and had nothing before; called by the loop, again and again */
    public SlotPools(ToIntFunction<String> limits, Consumer<String> onWork) {
        this.limits = limits;
        this.onWork = onWork;
    }

    /** Names of the pools that have something to do; for onlookers. */
    public Set<String> names() {
        return Collections.unmodifiableSet(pools.keySet());
    }

    /** How many attempts of a pool are on their way; for onlookers. */
    public int used(String name) {
        Pool pool = pools.get(name);
        return pool == null ? 0 : pool.used;
    }

    /** How many wait for a slot of a pool; for onlookers. */
    public int waiting(String name) {
        Pool pool = pools.get(name);
        return pool == null ? 0 : pool.queue.size();
    }

    private Pool pool(String name) {
        Pool pool = pools.get(name);
        if (pool != null) return pool;
        pools.put(name, pool = new Pool());
        onWork.accept(name);
        return pool;
    }

    /** Free slots for newcomers: none while others wait. */
    Slots forNewcomers() {
        return name -> {
            Pool pool = pools.get(name);
            if (pool == null) return limits.applyAsInt(name);
            return pool.queue.isEmpty() ? free(name, pool) : 0;
        };
    }

    /** Free slots for those at the head of the queue. */
    Slots forThoseWhoWaited() {
        return name -> {
            Pool pool = pools.get(name);
            return pool == null ? limits.applyAsInt(name) : free(name, pool);
        };
    }

    private int free(String name, Pool pool) {
        return Math.max(0, limits.applyAsInt(name) - pool.used);
    }

    void take(String name) {
        if (!name.isEmpty()) pool(name).used++;
    }

    void release(String name) {
        Pool pool = pools.get(name);
        if (pool == null) return;
        pool.used--;
        if (pool.isIdle()) pools.remove(name);
    }

    void enqueue(String name, Waiting who, int priority) {
        Pool pool = pool(name);
        if (pool.queued.add(who)) pool.queue.add(new Ticket(name, who, priority, order++));
    }

    /** Takes those out of their queues who can have a slot now, at most as many as there are slots. */
    List<Ticket> grantable() {
        List<Ticket> result = new ArrayList<>();
        for (Map.Entry<String, Pool> entry : pools.entrySet()) {
            Pool pool = entry.getValue();
            int free = entry.getKey().isEmpty() ? Integer.MAX_VALUE : free(entry.getKey(), pool);
            for (; free > 0 && !pool.queue.isEmpty(); free--) {
                Ticket ticket = pool.queue.remove();
                pool.queued.remove(ticket.who());
                result.add(ticket);
            }
        }
        return result;
    }

    /** Nothing came of their slots: they stand where they stood. */
    void putBack(List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            Pool pool = pool(ticket.pool());
            if (pool.queued.add(ticket.who())) pool.queue.add(ticket);
        }
    }

    /** Whether somebody could have a slot now. */
    boolean hasGrantable() {
        for (Map.Entry<String, Pool> entry : pools.entrySet()) {
            Pool pool = entry.getValue();
            if (!pool.queue.isEmpty() && (entry.getKey().isEmpty() || free(entry.getKey(), pool) > 0)) return true;
        }
        return false;
    }

    /** How many wait in all pools. */
    int waiting() {
        int sum = 0;
        for (Pool pool : pools.values()) sum += pool.queue.size();
        return sum;
    }
}
