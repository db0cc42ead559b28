package io.linkloom.server.runner.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves names away from the callers' threads.
 *
 * <p>The system's resolver blocks the carrier of a virtual thread: a few names that hang would stop every other attempt. So a name is
 * resolved on a thread of its own, one for all who ask, within the deadline of each. What the client then connects to is what was
 * resolved here: see [Pins].
 */
final class Hosts implements AutoCloseable {
    private static final Duration FRESH = Duration.ofSeconds(20);

    private static final int MOST = 10_000;

    /** Asks the system. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private record Entry(List<InetAddress> addresses, long resolvedAt) {}

    private final Resolver resolver;
    private final long freshNanos;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("resolve-", 0).factory());

    Hosts(Resolver resolver) {
        this(resolver, FRESH);
    }

    Hosts(Resolver resolver, Duration fresh) {
        this.resolver = resolver;
        this.freshNanos = fresh.toNanos();
    }

    List<InetAddress> resolve(String host, Duration within)
            throws UnknownHostException, TimeoutException, InterruptedException {
        Entry entry = known.get(host);
        if (entry != null && System.nanoTime() - entry.resolvedAt < freshNanos) return entry.addresses;
        try {
            return lookup(host).get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        }
    }

    private CompletableFuture<List<InetAddress>> lookup(String host) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> other = underWay.putIfAbsent(host, mine);
        if (other != null) return other;
        threads.execute(() -> {
            try {
                List<InetAddress> addresses = List.of(resolver.resolve(host));
                if (known.size() >= MOST) known.clear();
                known.put(host, new Entry(addresses, System.nanoTime()));
                // Before anybody is told: whoever asks after that asks anew.
                underWay.remove(host, mine);
                mine.complete(addresses);
            } catch (UnknownHostException | RuntimeException e) {
                underWay.remove(host, mine);
                mine.completeExceptionally(e);
            }
        });
        return mine;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
