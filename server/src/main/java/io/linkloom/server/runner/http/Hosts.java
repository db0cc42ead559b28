package io.linkloom.server.runner.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves names away from the callers' threads.
 *
 * <p>The system's resolver blocks the carrier of a virtual thread: a few names that hang would stop every other attempt. So a name is
 * resolved on a thread of its own, within the deadline, and the JVM's cache, which lives longer than the entries here, then answers the
 * HTTP client at once and with the same addresses.
 */
final class Hosts implements AutoCloseable {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int MOST = 10_000;

    private record Entry(List<InetAddress> addresses, long resolvedAt) {}

    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("resolve-", 0).factory());

    List<InetAddress> resolve(String host, Duration within)
            throws UnknownHostException, TimeoutException, InterruptedException {
        Entry entry = known.get(host);
        if (entry != null && System.nanoTime() - entry.resolvedAt < FRESH_NANOS) return entry.addresses;
        Future<List<InetAddress>> lookup = threads.submit(() -> List.of(InetAddress.getAllByName(host)));
        try {
            List<InetAddress> addresses = lookup.get(within.toNanos(), TimeUnit.NANOSECONDS);
            if (known.size() >= MOST) known.clear();
            known.put(host, new Entry(addresses, System.nanoTime()));
            return addresses;
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } finally {
            lookup.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
