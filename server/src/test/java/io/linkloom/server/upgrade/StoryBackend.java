package io.linkloom.server.upgrade;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The backend that the stored executions call; its address is in their journals, so it is the same for ever.
 *
 * <p>`/ok` succeeds, `/callback` calls back later. Before the upgrade `/broken` fails for good, `/later` for now and `/hang` never
 * answers; after it all three succeed.
 */
final class StoryBackend implements AutoCloseable {
    /** Below what systems hand out by themselves. */
    static final int PORT = 17_477;

    static final String URL = "http://127.0.0.1:" + PORT;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpServer server;
    private final boolean mended;
    private final Map<String, List<Receipt>> receipts = new ConcurrentHashMap<>();

    record Receipt(int attempt, String callback) {
        String token() {
            return callback.substring(callback.lastIndexOf('/') + 1);
        }
    }

    /** @param mended whether it is the one of after the upgrade */
    StoryBackend(boolean mended) throws IOException {
        this.mended = mended;
        this.server = bind();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Another build on this machine may have the port for a while. */
    private static HttpServer bind() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), PORT), 100);
            } catch (BindException e) {
                if (System.nanoTime() > end) throw e;
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    /** What came in with an `Idempotency-Key`, in the order of arrival. */
    List<Receipt> receipts(String key) {
        return receipts.getOrDefault(key, List.of());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        int attempt = Integer.parseInt(exchange.getRequestHeaders().getFirst("Link-Loom-Attempt"));
        String callback =
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Link-Loom-Callback-Url"), "");
        receipts.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>()).add(new Receipt(attempt, callback));
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/hang") && !mended)
                LockSupport.parkNanos(Duration.ofDays(1).toNanos());
            byte[] answer = "{\"rows\":3,\"text\":\"Звіт\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status(path), answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private int status(String path) {
        if (path.endsWith("/callback")) return 202;
        if (mended) return 200;
        return path.endsWith("/broken") ? 400 : path.endsWith("/later") ? 503 : 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
