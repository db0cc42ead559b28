package io.linkloom.server.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A user's backend that answers 202 and keeps the addresses under which it is to call back.
 *
 * <p>`/callsBackFirst` calls back before it answers, everything else leaves that to the test.
 */
public final class CallingBackend implements AutoCloseable {
    /** One that does not listen. */
    public static final CallingBackend NONE = new CallingBackend(null);

    private final @Nullable HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> callbacks = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();

    public CallingBackend() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64));
        if (server == null) return;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private CallingBackend(@Nullable HttpServer server) {
        this.server = server;
    }

    public String url() {
        if (server == null) throw new IllegalStateException("Expected a backend that listens");
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Of every request, in the order of arrival. */
    public List<String> callbacks() {
        return callbacks;
    }

    /** Of the newest request. */
    public String callback() {
        return callbacks.getLast();
    }

    /** What its own callbacks were answered. */
    public List<Integer> statuses() {
        return statuses;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String callback = exchange.getRequestHeaders().getFirst("Link-Loom-Callback-Url");
            exchange.getRequestBody().readAllBytes();
            callbacks.add(callback);
            if (exchange.getRequestURI().getPath().equals("/callsBackFirst")) callBack(callback);
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void callBack(String url) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"status\":\"succeeded\",\"output\":{\"early\":true}}", StandardCharsets.UTF_8))
                    .build();
            statuses.add(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) server.stop(0);
    }
}
