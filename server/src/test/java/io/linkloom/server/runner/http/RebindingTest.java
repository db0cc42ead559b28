package io.linkloom.server.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name whose address changes between the look at it and the connection. */
class RebindingTest {
    private static final InetAddress ALLOWED = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress FORBIDDEN = InetAddress.ofLiteral("127.0.0.77");

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger good = new AtomicInteger();
    private final AtomicInteger bad = new AtomicInteger();
    private HttpServer allowed;
    private HttpServer canary;

    @BeforeEach
    void listen() throws IOException {
        allowed = server(ALLOWED, 0, good);
        try {
            canary = server(FORBIDDEN, allowed.getAddress().getPort(), bad);
        } catch (IOException e) {
            allowed.stop(0);
            Assumptions.abort("This machine listens on no other loopback address than 127.0.0.1");
        }
    }

    @AfterEach
    void close() {
        allowed.stop(0);
        canary.stop(0);
        // Names mean again what the system says: others in this process call them too.
        Pins.forget();
    }

    private static HttpServer server(InetAddress address, int port, AtomicInteger requests) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            // No connection is kept, so that each call makes its own.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** @param answer of the system's resolver to each question, counted from 1 */
    private HttpRunner runner(String allow, Duration fresh, IntFunction<InetAddress[]> answer) {
        Hosts hosts = new Hosts(host -> answer.apply(asked.incrementAndGet()), fresh);
        HttpSettings usual = HttpSettings.DEFAULT;
        return new HttpRunner(
                new HttpSettings(
                        usual.connectTimeout(),
                        usual.defaultTimeout(),
                        usual.signer(),
                        new EgressRules(List.of(allow))),
                hosts);
    }

    private Outcome call(HttpRunner runner, String host) {
        String url = "http://" + host + ":" + allowed.getAddress().getPort() + "/";
        return Attempts.of(Calls.to(url).work()).run(runner);
    }

    @Test
    void theConnectionGoesToTheAddressThatWasLookedAtAndIsNotAskedForAgain() {
        // A name that no resolver knows: only what was looked at can be connected to.
        try (HttpRunner runner =
                runner("127.0.0.1/32", Duration.ofHours(1), n -> new InetAddress[] {n == 1 ? ALLOWED : FORBIDDEN})) {
            for (int i = 0; i < 20; i++)
                assertThat(call(runner, "rebound.test")).isInstanceOf(Outcome.Succeeded.class);
        }
        assertThat(good).hasValue(20);
        assertThat(bad).hasValue(0);
        assertThat(asked).hasValue(1);
    }

    @Test
    void eachNewAnswerIsLookedAt() {
        try (HttpRunner runner =
                runner("127.0.0.1/32", Duration.ZERO, n -> new InetAddress[] {n % 2 == 1 ? ALLOWED : FORBIDDEN})) {
            for (int i = 0; i < 10; i++) {
                assertThat(call(runner, "changing.test")).isInstanceOf(Outcome.Succeeded.class);
                assertThat(((Outcome.Failed) call(runner, "changing.test")).code())
                        .isEqualTo(FailureCode.EGRESS_DENIED);
            }
        }
        assertThat(good).hasValue(10);
        assertThat(bad).hasValue(0);
    }

    @Test
    void oneForbiddenAddressAmongSeveralIsEnough() {
        for (InetAddress[] answer : new InetAddress[][] {{ALLOWED, FORBIDDEN}, {FORBIDDEN, ALLOWED}}) {
            try (HttpRunner runner = runner("127.0.0.1/32", Duration.ZERO, n -> answer)) {
                assertThat(((Outcome.Failed) call(runner, "several.test")).code())
                        .isEqualTo(FailureCode.EGRESS_DENIED);
            }
        }
        assertThat(good.get() + bad.get()).isZero();
    }

    @Test
    void whatTheSystemSaysDoesNotMatterWhileAHostIsBeingCalled() {
        // The system knows this name well, and says 127.0.0.1.
        try (HttpRunner runner = runner("127.0.0.77/32", Duration.ZERO, n -> new InetAddress[] {FORBIDDEN})) {
            assertThat(call(runner, "localhost")).isInstanceOf(Outcome.Succeeded.class);
        }
        assertThat(bad).hasValue(1);
        assertThat(good).hasValue(0);
    }

    @Test
    void healthChecksObeyTheSameRules() {
        try (HttpRunner runner = runner("127.0.0.1/32", Duration.ZERO, n -> new InetAddress[] {FORBIDDEN})) {
            String url = "http://probed.test:" + allowed.getAddress().getPort() + "/";
            assertThat(runner.probe(java.net.URI.create(url), Duration.ofSeconds(5)))
                    .contains("link-loom.egress.allow");
        }
        assertThat(bad).hasValue(0);
    }

    @Test
    void theRuntimeAsksTheSystemForEveryOtherName() throws UnknownHostException {
        assertThat(InetAddress.getAllByName("localhost")).allMatch(InetAddress::isLoopbackAddress);
        Pins.hold("pinned.test", List.of(FORBIDDEN));
        assertThat(InetAddress.getAllByName("PINNED.test")).containsExactly(FORBIDDEN);
        Pins.hold("pinned.test", List.of(ALLOWED));
        assertThat(InetAddress.getAllByName("pinned.test"))
                .as("nothing in between remembers the answer before")
                .containsExactly(ALLOWED);
    }
}
