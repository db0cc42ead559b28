package io.linkloom.server.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.json.Json;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.Await;
import io.linkloom.server.runner.Cancellation;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that break, hang, or never end. */
class HttpConnectionTest {
    private final HttpRunner runner = new HttpRunner(HttpSettings.DEFAULT);

    @AfterEach
    void close() {
        runner.close();
    }

    private static Attempts call(ScriptedBackend backend) {
        return Attempts.of(Calls.to(backend.url()).work());
    }

    private Outcome answered(ScriptedBackend.Reply reply) throws IOException {
        try (ScriptedBackend backend = new ScriptedBackend(reply)) {
            return call(backend).run(runner);
        }
    }

    private static void assertBroken(Outcome outcome, String message) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(FailureCode.CONNECTION);
            assertThat(failed.retryable()).isTrue();
            assertThat(failed.message()).contains(message).doesNotContain("Exception");
        });
    }

    /** 64 KiB chunks for ever; ends only when the other side closes. */
    private static void endless(ScriptedBackend.Connection connection) throws IOException {
        byte[] chunk = new byte[0x10000 + 9];
        Arrays.fill(chunk, (byte) 'x');
        System.arraycopy("10000\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, chunk, 0, 7);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        for (long sent = 0; sent < 10L << 30; sent += 0x10000) connection.send(chunk);
    }

    private static ScriptedBackend.Reply drip() {
        return (request, connection) -> {
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            while (true) {
                connection.send("x");
                LockSupport.parkNanos(20_000_000);
            }
        };
    }

    @Test
    void keepsConnectionsAlive() throws IOException {
        try (ScriptedBackend backend = new ScriptedBackend(ScriptedBackend.ok("application/json", "{}"))) {
            for (int i = 0; i < 20; i++) call(backend).run(runner);

            assertThat(backend.requests()).hasSize(20);
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    @Test
    void saysWhoRefusedTheConnection() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertBroken(Attempts.of(Calls.to("http://127.0.0.1:" + port + "/x").work()).run(runner),
                "The connection to 127.0.0.1:" + port + " was refused");
    }

    @Test
    void saysWhichHostIsUnknown() {
        assertBroken(Attempts.of(Calls.to("http://nobody.invalid/x").work()).run(runner),
                "The host of nobody.invalid:80 is unknown");
    }

    @Test
    void saysThatTheConnectionWasReset() throws IOException {
        assertBroken(answered((request, connection) -> connection.reset()), "The connection to localhost:");
        assertBroken(answered((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
            connection.reset();
        }), "The connection to localhost:");
    }

    @Test
    void saysThatTheAnswerWasNotComplete() throws IOException {
        assertBroken(answered((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{}");
            connection.socket().close();
        }), "was closed before the answer was complete");
        assertBroken(answered((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc");
            connection.socket().close();
        }), "was closed before the answer was complete");
    }

    @Test
    void saysThatThisIsNotHttp() throws IOException {
        assertBroken(answered((request, connection) -> {
            connection.send("220 mail.example ESMTP ready\r\n\r\n");
            connection.awaitEnd();
        }), "localhost:");
    }

    @Test
    void endsOnHeadersWithoutAnEnd() throws IOException {
        String header = "X-Filler: " + "x".repeat(8000) + "\r\n";
        assertBroken(answered((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\r\n");
            while (true) connection.send(header);
        }), "localhost:");
    }

    @Test
    void doesNotCountACloseWithoutAByteOnAKeptConnectionAsAFailure() throws IOException {
        ScriptedBackend.Reply once = (request, connection) -> {
            if (request.number() == 1) ScriptedBackend.ok("application/json", "{}").answer(request, connection);
            else connection.socket().close();
        };
        try (ScriptedBackend backend = new ScriptedBackend(once)) {
            call(backend).run(runner);
            assertThat(call(backend).run(runner)).isInstanceOf(Outcome.Lost.class);

            call(backend).run(runner);
            assertBroken(call(backend).afterLost().run(runner), "was closed without an answer");
        }
    }

    @Test
    void countsACloseWithoutAByteOnANewConnectionAsAFailure() throws IOException {
        assertBroken(answered((request, connection) -> connection.socket().close()), "was closed without an answer");
    }

    @Test
    void endsABodyThatDripsAtTheDeadlineAndClosesTheConnection() throws IOException {
        try (ScriptedBackend backend = new ScriptedBackend(drip())) {
            long begin = System.nanoTime();

            Outcome outcome = call(backend).within(Duration.ofMillis(300)).run(runner);

            assertThat(outcome).isEqualTo(Outcome.timedOut(Duration.ofMillis(300)));
            assertThat(System.nanoTime() - begin).isLessThan(Duration.ofMillis(1300).toNanos());
            Await.until("the backend sees the connection end", () -> backend.open() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "500 Internal Server Error"})
    void stopsAnEndlessBodyAtTheLimitAndClosesTheConnection(String status) throws IOException {
        try (ScriptedBackend backend = new ScriptedBackend((request, connection) -> {
            connection.send("HTTP/1.1 " + status + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            endless(connection);
        })) {
            Outcome outcome = call(backend).run(runner);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.code())
                    .isEqualTo(status.startsWith("2") ? FailureCode.OUTPUT_TOO_LARGE : "HTTP_500"));
            Await.until("the backend sees the connection end", () -> backend.open() == 0);
        }
    }

    @Test
    void closesTheConnectionOfACancelledAttempt() throws Exception {
        try (ScriptedBackend backend = new ScriptedBackend(drip())) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            Thread.startVirtualThread(() -> outcome.complete(call(backend).cancelledBy(cancellation).run(runner)));
            Await.until("the request is there", () -> !backend.requests().isEmpty());

            cancellation.cancel();

            assertThat(outcome.get(5, TimeUnit.SECONDS)).isEqualTo(Outcome.cancelled());
            Await.until("the backend sees the connection end", () -> backend.open() == 0);
        }
    }

    @Test
    void leavesTheThreadFitForTheNextAttempt() throws IOException {
        try (ScriptedBackend hanging = new ScriptedBackend((request, connection) -> connection.awaitEnd());
                ScriptedBackend quick = new ScriptedBackend(ScriptedBackend.ok("application/json", "1"))) {
            call(hanging).within(Duration.ofMillis(50)).run(runner);

            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(call(quick).run(runner)).isEqualTo(new Outcome.Succeeded(Json.of(1L)));
        }
    }

    @Test
    void endsManyThatHangAllAtTheirDeadline() throws Exception {
        int many = 400;
        CountDownLatch ended = new CountDownLatch(many);
        try (ScriptedBackend backend = new ScriptedBackend((request, connection) -> connection.awaitEnd())) {
            IntStream.range(0, many).forEach(i -> Thread.startVirtualThread(() -> {
                Outcome outcome = call(backend).within(Duration.ofSeconds(3)).run(runner);
                if (outcome.equals(Outcome.timedOut(Duration.ofSeconds(3)))) ended.countDown();
            }));

            assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
            Await.until("the backend sees every connection end", () -> backend.open() == 0);
        }
    }
}
