package io.linkloom.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that gives the answers it was told, in the shapes of the contract, and remembers what it was asked.
 *
 * <p>The last answer of a route is given for ever; a route without any is 404.
 */
public final class StubServer implements AutoCloseable {
    /** What was asked; header names in lower case. */
    public record Request(String line, Map<String, String> headers, String body) {}

    @FunctionalInterface
    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    /** Closing the exchange without an answer breaks the connection. */
    private static final Answer BROKEN = exchange -> {};

    private static final Answer NOT_FOUND = problem(404, "not-found", "Not found", "There is no such thing");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(work, "stub-server"));
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Next answer to `GET /path`, method and path without the query. */
    public StubServer answers(String route, int status, String json) {
        return add(route, whole(status, json, Map.of("Content-Type", "application/json")));
    }

    public StubServer answersProblem(String route, int status, String code, String title, String detail) {
        return add(route, problem(status, code, title, detail));
    }

    public StubServer answersBusy(String route, int retryAfterSeconds) {
        return add(route, whole(503, "", Map.of("Retry-After", String.valueOf(retryAfterSeconds))));
    }

    /** Takes the request and hangs up. */
    public StubServer hangsUp(String route) {
        return add(route, BROKEN);
    }

    /** Next answer as it is, with headers and a content type of its own. */
    public StubServer answers(String route, int status, String body, Map<String, String> headers) {
        return add(route, whole(status, body, headers));
    }

    /** Next answer is a stream, for one connection. */
    public StubServer streams(String route, StubStream stream) {
        return add(route, stream::give);
    }

    /** Takes the request and does not answer until this is closed. */
    public StubServer keepsSilent(String route) {
        return add(route, exchange -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Oldest first, live. */
    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private StubServer add(String route, Answer answer) {
        answers.computeIfAbsent(route, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    private static Answer problem(int status, String code, String title, String detail) {
        String body = """
                {"type": "about:blank", "title": "%s", "status": %d, "detail": "%s", "code": "%s"}
                """.formatted(title, status, detail, code);
        return whole(status, body, Map.of("Content-Type", "application/problem+json"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            requests.add(new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers, body));
            next(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath())
                    .give(exchange);
        }
    }

    private static Answer whole(int status, String body, Map<String, String> headers) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private synchronized Answer next(String route) {
        Queue<Answer> queue = answers.getOrDefault(route, new ArrayDeque<>(List.of(NOT_FOUND)));
        return queue.size() > 1 ? queue.remove() : queue.element();
    }
}
