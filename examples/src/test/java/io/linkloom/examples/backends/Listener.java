package io.linkloom.examples.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** In the place of the server: takes what backends report. */
final class Listener implements AutoCloseable {
    private final HttpServer http;
    private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();
    private final List<Word> passed = new ArrayList<>();
    private final AtomicInteger refusals;
    private volatile CountDownLatch open = new CountDownLatch(0);

    /** What a backend said. */
    record Word(String path, String body, @Nullable String trace) {}

    /** @param refusals so many results are answered with 503 at first */
    Listener(int port, int refusals) {
        this.refusals = new AtomicInteger(refusals);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::take);
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
    }

    String url(String token) {
        return "http://localhost:" + http.getAddress().getPort() + "/" + token;
    }

    /** Nobody who says something gets an answer until [#letGo]; so the work is still under way. */
    void hold() {
        open = new CountDownLatch(1);
    }

    void letGo() {
        open.countDown();
    }

    /** The next word about the given path, which may end with `/heartbeat` or `/logs`. Words about others wait: nobody promised an order. */
    Word await(String path) throws InterruptedException {
        Optional<Word> known =
                passed.stream().filter(word -> word.path().equals("/" + path)).findFirst();
        if (known.isPresent()) {
            passed.remove(known.get());
            return known.get();
        }
        while (true) {
            Word word = words.poll(30, TimeUnit.SECONDS);
            if (word == null) throw new AssertionError("Nothing was said at /" + path);
            if (word.path().equals("/" + path)) return word;
            passed.add(word);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean result = path.lastIndexOf('/') == 0;
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String trace = exchange.getRequestHeaders().getFirst("traceparent");
            words.add(new Word(path, body, trace));
            boolean refused = result && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!open.await(30, TimeUnit.SECONDS)) throw new IOException("Held for too long");
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
