package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.journal.TestPostgres;
import io.linkloom.server.process.JournalingBackend;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills the server under load, again and again, and looks whether its promises held. */
@OnBothDatabases
class KillIT {
    private static final Logger log = LoggerFactory.getLogger(KillIT.class);
    private static final int KILLS = 8;
    private static final int KILLS_ON_POSTGRESQL = 4;
    private static final int STARTING_MICROS = 3_000_000;
    private static final int RUNNING_MICROS = 1_500_000;

    @TempDir
    private Path directory = Path.of("");

    private final NavigableSet<Long> kills = new TreeSet<>();
    private final List<Long> firstDispatchMillis = new ArrayList<>();
    private final TestDatabase.Kind kind;
    private final int times;
    private final String postgres;

    KillIT(TestDatabase.Kind kind) {
        this.kind = kind;
        this.times = Integer.getInteger("loom.kills", kind == TestDatabase.Kind.H2 ? KILLS : KILLS_ON_POSTGRESQL);
        this.postgres =
                kind == TestDatabase.Kind.H2 ? "" : TestPostgres.shared().newDatabase();
    }

    @Test
    void nothingThatWasAcknowledgedIsLostAndNothingCountsTwice() throws IOException, InterruptedException {
        long seed = Long.getLong("loom.seed", System.nanoTime());
        log.warn("{} kills on {}, repeat with -Dloom.seed={}", times, kind, seed);
        Random random = new Random(seed);
        ServerProcess.Setup setup = ServerProcess.Setup.in(directory, "kill")
                .withJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .withArguments(extraArguments());
        try (JournalingBackend backend = new JournalingBackend()) {
            LoomApi api = new LoomApi(setup.url());
            Customers customers = new Customers(() -> api, random);
            ServerProcess server = ServerProcess.start(setup);
            server.awaitUp();
            ShopWorkflows.all(backend.url()).forEach(api::register);
            customers.open();
            for (int i = 0; i < times; i++) server = killAndRestart(server, i % 4 == 3, setup, backend, random);
            try (ServerProcess last = server) {
                last.awaitUp();
                customers.close();
                Aftermath.check(api, customers, backend, kills, new TreeSet<>());
                assertThat(last.stop()).isLessThan(java.time.Duration.ofSeconds(20));
            }
            log.warn(
                    "{} executions, {} requests at the backend; from the open port to the first dispatch, in ms: {}",
                    customers.acknowledged().size(),
                    backend.count(),
                    firstDispatchMillis);
            assertThat(firstDispatchMillis)
                    .as("recovered executions go on by themselves")
                    .isNotEmpty();
        }
        try (TestDatabase database = left()) {
            assertThat(JournalAudit.findings(database)).isEmpty();
        }
    }

    private TestDatabase left() {
        return switch (kind) {
            case H2 -> TestDatabase.leftIn(directory);
            case POSTGRESQL -> TestDatabase.at(postgres);
        };
    }

    /** From `loom.server.args`, separated by blanks; `{dir}` stands for the data directory. */
    private List<String> extraArguments() {
        if (kind == TestDatabase.Kind.POSTGRESQL) return List.of("--spring.datasource.url=" + postgres);
        return Stream.of(System.getProperty("loom.server.args", "").split(" ", 0))
                .filter(text -> !text.isEmpty())
                .map(text -> text.replace("{dir}", directory.toString()))
                .toList();
    }

    private ServerProcess killAndRestart(
            ServerProcess running,
            boolean whileStarting,
            ServerProcess.Setup setup,
            JournalingBackend backend,
            Random random) {
        if (!whileStarting) {
            long portOpen = running.awaitPort();
            Await.until("something is dispatched", () -> backend.firstAfter(running.startedNanos()) != null);
            firstDispatchMillis.add(
                    (Objects.requireNonNull(backend.firstAfter(running.startedNanos())) - portOpen) / 1_000_000);
        }
        LockSupport.parkNanos(1000L * random.nextInt(whileStarting ? STARTING_MICROS : RUNNING_MICROS));
        long asked = System.nanoTime();
        running.kill();
        kills.add(asked);
        kills.add(System.nanoTime());
        return ServerProcess.start(setup);
    }
}
