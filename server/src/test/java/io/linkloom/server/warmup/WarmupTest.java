package io.linkloom.server.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.linkloom.engine.command.Command;
import io.linkloom.server.shard.Inbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmupTest {
    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicInteger calls = new AtomicInteger();
    private final Inbox inbox = new Inbox();
    private Runnable onCall = () -> {};
    private @Nullable HttpServer server;

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void listen() throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.createContext("/", exchange -> {
            onCall.run();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
            calls.incrementAndGet();
        });
        listening.start();
        server = listening;
    }

    @AfterEach
    void close() {
        if (server != null) server.stop(0);
    }

    @Test
    void runsItsExecutionsAndLeavesNothingBehind() {
        warmup(20).run(url(), true);

        // Three tasks each, and two questions of its own.
        assertThat(calls.get()).isGreaterThanOrEqualTo(20 * 3);
        assertThat(directory.resolve("practice")).doesNotExist();
    }

    @Test
    void givesWayToRealWorkAtOnce() {
        onCall = () -> inbox.send("exec-00000000000000000000", new Command.Admit());

        warmup(1_000_000).run(url(), true);

        assertThat(calls.get()).isLessThan(1_000);
        assertThat(directory.resolve("practice")).doesNotExist();
    }

    private Warmup warmup(int executions) {
        return new Warmup(directory.resolve("practice"), inbox, executions, LONG);
    }

    private String url() {
        if (server == null) throw new IllegalStateException("Expected to listen");
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
