package io.linkloom.client;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connection of server-sent events, said piece by piece. What is said before the client is there is kept for it. */
public final class StubStream {
    private static final String CLEAN_END = "\0clean";
    private static final String BREAK = "\0break";

    private static final long MUCH = 1_000_000;

    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    /** 0: without a length. With one, a stream that does not reach it was broken. */
    private volatile long length;

    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    public StubStream event(String id, String name, String json) {
        return says("id: " + id + "\nevent: " + name + "\ndata: " + json.replace("\n", " ") + "\n\n");
    }

    public StubStream says(String text) {
        pieces.add(text);
        return this;
    }

    /** As a server does that has no more to say, or stops. */
    public StubStream ends() {
        return says(CLEAN_END);
    }

    /** As a connection does. Has to be said before the client is there. */
    public StubStream breaks() {
        length = MUCH;
        return says(BREAK);
    }

    /** Waits until a client listens. */
    public void awaitOpened() throws InterruptedException {
        if (!opened.await(20, TimeUnit.SECONDS)) throw new AssertionError("Nobody listens");
    }

    /** Waits until the client has hung up. */
    public void awaitHungUp() throws InterruptedException {
        if (!hungUp.await(20, TimeUnit.SECONDS)) throw new AssertionError("The client does not hang up");
    }

    void give(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, length);
        OutputStream out = exchange.getResponseBody();
        try {
            for (String piece = ": stub\n\n"; !piece.equals(BREAK); piece = next()) {
                if (piece.equals(CLEAN_END)) {
                    out.close();
                    return;
                }
                out.write(piece.getBytes(StandardCharsets.UTF_8));
                out.flush();
                opened.countDown();
            }
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A comment when there is nothing to say, which shows whether anybody is there. */
    private String next() throws InterruptedException {
        String piece = pieces.poll(50, TimeUnit.MILLISECONDS);
        return piece == null ? ": beat\n\n" : piece;
    }
}
