package io.linkloom.cli.contract.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Listens for callbacks on a port of its own. */
public final class CallbackReceiver implements AutoCloseable {
    private static final String PATH = "/api/callbacks/";
    private static final Duration VALID = Duration.ofHours(1);
    private static final int MOST_BYTES = 4 << 20;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Duration hold;
    private final String address;

    /**
     * @param reachable under which the backend gets here, with its port; null: this machine only, on a free port
     * @param hold how long an answer may be held back
     */
    public CallbackReceiver(@Nullable URI reachable, Duration hold) throws IOException {
        this.hold = hold;
        InetSocketAddress here = reachable == null
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)
                : new InetSocketAddress(reachable.getPort() < 0 ? 80 : reachable.getPort());
        server = HttpServer.create(here, 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        address = reachable == null
                ? "http://localhost:" + server.getAddress().getPort()
                : reachable.toString().replaceFirst("/+$", "");
    }

    /** An address for one attempt. */
    public Ticket open() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = "llc_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Ticket ticket = new Ticket(address + PATH + token, Instant.now().plus(VALID));
        tickets.put(token, ticket);
        return ticket;
    }

    public List<Ticket> tickets() {
        return List.copyOf(tickets.values());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream in = exchange.getRequestBody()) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = in.readNBytes(MOST_BYTES);
            String rest = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
            int slash = rest.indexOf('/');
            String token = slash < 0 ? rest : rest.substring(0, slash);
            Ticket ticket = tickets.get(token);
            int status = ticket == null ? 404 : take(ticket, exchange, slash < 0 ? "" : rest.substring(slash), body);
            answer(exchange, status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int take(Ticket ticket, HttpExchange exchange, String path, byte[] body) throws InterruptedException {
        if (!exchange.getRequestMethod().equals("POST")) return ticket.refuse(path, Fault.Kind.NOT_POST);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        Received.Kind kind = switch (path) {
            case "" -> Received.Kind.RESULT;
            case "/heartbeat" -> Received.Kind.HEARTBEAT;
            case "/logs" -> Received.Kind.LOGS;
            default -> Received.Kind.UNKNOWN;
        };
        int status = ticket.take(kind, path, type == null ? "" : type, body);
        if (kind == Received.Kind.RESULT) ticket.awaitRelease(hold);
        return status;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        String text = status == 200 ? "{\"accepted\":true}" : "{\"type\":\"about:blank\",\"status\":" + status + "}";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String type = status == 200 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        if (status == 503) exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        for (Ticket ticket : tickets.values()) ticket.release();
        server.stop(0);
        threads.shutdownNow();
    }
}
