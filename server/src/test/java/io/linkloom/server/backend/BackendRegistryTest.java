package io.linkloom.server.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.BackendBreaker;
import io.linkloom.api.BackendRate;
import io.linkloom.api.BackendSpec;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import io.linkloom.server.shard.SlotPools;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is registered is kept, and known to every server of the database. */
@OnBothDatabases
class BackendRegistryTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00.123456789Z"));
    private static final SigningSecret SECRET = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final BackendSpec FULL = new BackendSpec(
            List.of("http://a:8080", "https://b/base"),
            "/healthz?full=1",
            7,
            new BackendRate(90, BackendRate.MINUTE, null),
            new BackendBreaker(0.25, null, Duration.ofSeconds(5), null, null),
            Duration.ofMillis(1500),
            List.of("bi", "default"),
            null);

    /** Turns text around: enough to see that it was closed. */
    private static final Seal SEAL = new Seal() {
        @Override
        public String close(String backend, String plain) {
            return backend + ":" + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String open(String backend, String sealed) {
            assertThat(sealed).startsWith(backend + ":");
            return new String(
                    Base64.getDecoder().decode(sealed.substring(backend.length() + 1)), StandardCharsets.US_ASCII);
        }
    };

    private final TestDatabase database;
    private final AtomicInteger changes = new AtomicInteger();
    private final BackendRegistry registry;

    BackendRegistryTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        registry = server();
    }

    private BackendRegistry server() {
        Backends backends = new Backends(pool -> 10, Ticks.of(CLOCK));
        SlotPools pools = new SlotPools(backends);
        BackendRegistry server = new BackendRegistry(
                new JdbcBackendStore(database.database(), SEAL), backends, pools, CLOCK, changes::incrementAndGet);
        server.load();
        return server;
    }

    @AfterEach
    void close() {
        registry.close();
        database.close();
    }

    @Test
    void whatWasRegisteredIsThereAfterARestart() {
        BackendDefinition made = registry.put("reports", FULL, List.of(SECRET));
        BackendDefinition found = Objects.requireNonNull(server().find("reports"));
        assertThat(found).isEqualTo(made);
        assertThat(found.rate()).isEqualTo(new Rate(90, Duration.ofMinutes(1), 2));
        assertThat(found.breaker().openFor()).isEqualTo(BreakerSettings.DEFAULT.openFor());
        assertThat(found.serves("bi")).isTrue();
        assertThat(found.serves("team")).isFalse();
        assertThat(found.toString()).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(registry.delete("reports")).isTrue();
        assertThat(registry.delete("reports")).isFalse();
        assertThat(server().all()).isEmpty();
    }

    @Test
    void eachChangeHasATimeOfItsOwnHoweverQuicklyTheyCome() {
        Instant first = registry.put("reports", FULL, List.of()).updatedAt();
        BackendDefinition second = registry.put("reports", FULL, List.of(SECRET));
        assertThat(second.updatedAt()).isAfter(first);
        assertThat(second.createdAt()).isEqualTo(first);
        assertThat(Objects.requireNonNull(server().find("reports")).secrets()).containsExactly(SECRET);
    }

    @Test
    void anotherServerFollows() {
        try (BackendRegistry other = server()) {
            other.follow();
            registry.put("reports", FULL, List.of());
            Await.until("it is known", () -> other.find("reports") != null);
            registry.put("reports", FULL, List.of(SECRET));
            Await.until(
                    "its secret is known",
                    () -> Objects.requireNonNull(other.find("reports"))
                            .secrets()
                            .equals(List.of(SECRET)));
            registry.delete("reports");
            Await.until("it is gone", () -> other.find("reports") == null);
        }
    }
}
