package io.linkloom.server.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A user's backend that notes whatever it is asked for.
 *
 * <p>`/ok` works for some milliseconds and succeeds, `/flaky` answers 503 to the first request with a key, `/slow` takes its time.
 */
public final class JournalingBackend implements AutoCloseable {
    private static final long SLOW_NANOS = 30_000_000_000L;

    private final HttpServer server;
    private final Map<String, List<Receipt>> receipts = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Long> arrivals = new ConcurrentSkipListSet<>();

    /** A request as it came in; `atNanos` by the clock of `System.nanoTime`. */
    public record Receipt(String key, int attempt, String path, int status, long atNanos) {}

    public JournalingBackend() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** By `Idempotency-Key`, each in the order of arrival. */
    public Map<String, List<Receipt>> receipts() {
        return receipts;
    }

    public int count() {
        return arrivals.size();
    }

    /** When the first request came in after a point in time; null while none has. */
    public @Nullable Long firstAfter(long nanos) {
        return arrivals.higher(nanos);
    }

    private void handle(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        int attempt = Integer.parseInt(exchange.getRequestHeaders().getFirst("Link-Loom-Attempt"));
        String path = exchange.getRequestURI().getPath();
        List<Receipt> before = receipts.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>());
        int status = path.equals("/flaky") && before.isEmpty() ? 503 : 200;
        before.add(new Receipt(key, attempt, path, status, now));
        for (long at = now; !arrivals.add(at); at++) {}
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            LockSupport.parkNanos(
                    path.equals("/slow")
                            ? SLOW_NANOS
                            : ThreadLocalRandom.current().nextInt(20_000_000));
            byte[] answer = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
