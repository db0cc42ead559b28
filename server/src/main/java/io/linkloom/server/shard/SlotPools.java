package io.linkloom.server.shard;

import io.linkloom.engine.command.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may have how many attempts on their way, and who waits for a place: by priority, then by age. Belongs to the shard loop; only what
 * is public here may be asked by any thread.
 *
 * <p>Pools know nothing of each other, so a backend whose slots are all taken, or that is held back, delays nobody else's work.
 */
public final class SlotPools {
    private final SlotLimits limits;
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();
    private long order;

    /** Somebody who waits for a slot; `index` null for a task or for the next items of a fan-out. */
    public record Waiting(
            String execution, String task, @Nullable Integer index) {}

    /**
     * A pool as it looks at one moment.
     *
     * @param used how many attempts are on their way
     * @param limit how many may be
     * @param waiting how many task runs stand in its queue, a fan-out as one
     * @param hold what holds it back; null when only its slots limit it
     */
    public record View(int used, int limit, int waiting, SlotLimits.@Nullable Hold hold) {}

    /** A place in a queue; put back, it is the same place again. */
    record Ticket(String pool, Waiting who, int priority, long order) {}

    private static final class Pool {
        /** Written by the loop alone. */
        private volatile int used;

        private volatile int waiting;
        private final PriorityQueue<Ticket> queue = new PriorityQueue<>(
                Comparator.comparingInt(Ticket::priority).reversed().thenComparingLong(Ticket::order));
        private final Set<Waiting> queued = new HashSet<>();

        @SuppressWarnings("NonAtomicOperationOnVolatileField")
        void use(int change) {
            used += change;
        }

        void add(Ticket ticket) {
            if (!queued.add(ticket.who())) return;
            queue.add(ticket);
            waiting = queue.size();
        }

        Ticket next() {
            Ticket ticket = queue.remove();
            queued.remove(ticket.who());
            waiting = queue.size();
            return ticket;
        }

        boolean isIdle() {
            return used == 0 && queue.isEmpty();
        }
    }

    public SlotPools(SlotLimits limits) {
        this.limits = limits;
    }

    /** A pool, also one that nobody uses now. Safe for any thread. */
    public View view(String name) {
        Pool pool = pools.get(name);
        return new View(
                pool == null ? 0 : pool.used, limits.limit(name), pool == null ? 0 : pool.waiting, limits.hold(name));
    }

    /** The pools that are in use, by name. Safe for any thread. */
    public Map<String, View> views() {
        Map<String, View> views = new TreeMap<>();
        for (String name : pools.keySet()) if (!name.isEmpty()) views.put(name, view(name));
        return views;
    }

    /** Free slots for newcomers: none while others wait. */
    Slots forNewcomers() {
        return name -> {
            Pool pool = pools.get(name);
            return pool == null || pool.queue.isEmpty() ? free(name, pool) : 0;
        };
    }

    /** Free slots for those at the head of the queue. */
    Slots forThoseWhoWaited() {
        return name -> free(name, pools.get(name));
    }

    private int free(String name, @Nullable Pool pool) {
        int used = pool == null ? 0 : pool.used;
        int free = limits.limit(name) - used;
        return free <= 0 ? 0 : Math.min(free, limits.departures(name, used));
    }

    /** An attempt is to leave. */
    void take(String name) {
        if (name.isEmpty()) return;
        limits.left(name);
        pools.computeIfAbsent(name, key -> new Pool()).use(1);
    }

    /** The attempt will not leave after all: its batch was rolled back. */
    void takeBack(String name) {
        if (name.isEmpty()) return;
        limits.neverLeft(name);
        release(name);
    }

    /** An attempt is over. */
    void release(String name) {
        Pool pool = pools.get(name);
        if (pool == null) return;
        pool.use(-1);
        if (pool.isIdle()) pools.remove(name);
    }

    /** That it is over will be told again: its batch was rolled back. */
    void releaseBack(String name) {
        if (!name.isEmpty()) pools.computeIfAbsent(name, key -> new Pool()).use(1);
    }

    void enqueue(String name, Waiting who, int priority) {
        pools.computeIfAbsent(name, key -> new Pool()).add(new Ticket(name, who, priority, order++));
    }

    /** Whether somebody stands in the queue of a pool. */
    boolean isQueued(String name, Waiting who) {
        Pool pool = pools.get(name);
        return pool != null && pool.queued.contains(who);
    }

    /** Takes those out of their queues who can have a slot now, at most as many as there are slots. */
    List<Ticket> grantable() {
        List<Ticket> result = new ArrayList<>();
        for (Map.Entry<String, Pool> entry : pools.entrySet()) {
            Pool pool = entry.getValue();
            if (pool.queue.isEmpty()) continue;
            int free = entry.getKey().isEmpty() ? Integer.MAX_VALUE : free(entry.getKey(), pool);
            for (; free > 0 && !pool.queue.isEmpty(); free--) result.add(pool.next());
        }
        return result;
    }

    /** Nothing came of their slots: they stand where they stood. */
    void putBack(List<Ticket> tickets) {
        for (Ticket ticket : tickets)
            pools.computeIfAbsent(ticket.pool(), key -> new Pool()).add(ticket);
    }

    /** Whether somebody could have a slot now. */
    boolean hasGrantable() {
        for (Map.Entry<String, Pool> entry : pools.entrySet()) {
            Pool pool = entry.getValue();
            if (!pool.queue.isEmpty() && (entry.getKey().isEmpty() || free(entry.getKey(), pool) > 0)) return true;
        }
        return false;
    }

    /** How long until a hold ends for which somebody waits, at most the given time. */
    Duration nextLook(Instant now, Duration most) {
        Duration next = most;
        for (Map.Entry<String, Pool> entry : pools.entrySet()) {
            if (entry.getKey().isEmpty() || entry.getValue().queue.isEmpty()) continue;
            SlotLimits.Hold hold = limits.hold(entry.getKey());
            if (hold == null || hold.until() == null) continue;
            Duration wait = Duration.between(now, hold.until());
            if (wait.compareTo(next) < 0) next = wait;
        }
        return next;
    }

    /** How many wait in all pools. */
    int waiting() {
        int sum = 0;
        for (Pool pool : pools.values()) sum += pool.waiting;
        return sum;
    }
}
