package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.journal.TestPostgres;
import io.linkloom.server.process.JournalingBackend;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Servers on one PostgreSQL, one of which works while another one stands by. */
class StandbyIT {
    private static final Logger log = LoggerFactory.getLogger(StandbyIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofSeconds(120);
    private static final int FENCED = 1;

    @TempDir
    private Path directory = Path.of("");

    private final String database = TestPostgres.shared().newDatabase();
    private final NavigableSet<Long> faults = new TreeSet<>();
    private final NavigableSet<Long> thaws = new TreeSet<>();
    private final JournalingBackend backend = new JournalingBackend();
    private volatile LoomApi api = new LoomApi("http://127.0.0.1:1");

    StandbyIT() throws IOException {}

    private ServerProcess start(String name) {
        ServerProcess.Setup setup = ServerProcess.Setup.in(
                        directory.resolve(name), "standby-" + name + "-" + System.nanoTime())
                .withJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .withArguments(List.of("--spring.datasource.url=" + database, "--link-loom.warm-up=false"));
        return ServerProcess.start(setup);
    }

    private ServerProcess startStandby(String name) {
        ServerProcess standby = start(name);
        long end = System.nanoTime() + START.toNanos();
        while (!standby.output().contains("stands by")) {
            if (!standby.isAlive() || System.nanoTime() > end) {
                standby.close();
                throw new AssertionError(name + " does not stand by: " + standby.output());
            }
            LockSupport.parkNanos(20_000_000);
        }
        return standby;
    }

    private void takenOverBy(ServerProcess next, long since, String after) {
        next.awaitUp();
        log.warn("taken over {} ms after {}", (System.nanoTime() - since) / 1_000_000, after);
        api = new LoomApi(next.url());
        long now = System.nanoTime();
        Await.until("work goes on", () -> backend.firstAfter(now) != null);
    }

    @Test
    void whoStandsByTakesOverAndNothingIsLostOrCountedTwice() throws IOException, InterruptedException {
        Customers customers = new Customers(() -> api, new Random());
        try (ServerProcess first = start("first")) {
            first.awaitUp();
            api = new LoomApi(first.url());
            ShopWorkflows.all(backend.url()).forEach(api::register);
            customers.open();
            try (ServerProcess second = startStandby("second")) {
                assertThat(new LoomApi(second.url()).isUp()).isFalse();
                faults.add(System.nanoTime());
                first.stop();
                takenOverBy(second, faults.last(), "an orderly end");
                faults.add(System.nanoTime());
                try (ServerProcess third = startStandby("third")) {
                    aFrozenOwnerIsFenced(second, third);
                    try (ServerProcess fourth = startStandby("fourth")) {
                        faults.add(System.nanoTime());
                        third.kill();
                        faults.add(System.nanoTime());
                        takenOverBy(fourth, faults.last(), "a sudden end");
                        customers.close();
                        Aftermath.check(api, customers, backend, faults, thaws);
                    }
                }
            }
        }
        backend.close();
        try (TestDatabase left = TestDatabase.at(database)) {
            assertThat(JournalAudit.findings(left)).isEmpty();
        }
    }

    private void aFrozenOwnerIsFenced(ServerProcess owner, ServerProcess standby)
            throws IOException, InterruptedException {
        faults.add(System.nanoTime());
        signal("STOP", owner);
        // Until here it may have sent what will be sent again.
        faults.add(System.nanoTime());
        takenOverBy(standby, System.nanoTime(), "the owner stood still");
        thaws.add(System.nanoTime());
        signal("CONT", owner);
        assertThat(owner.awaitExit(PATIENCE)).isEqualTo(FENCED);
        faults.add(System.nanoTime());
    }

    private static void signal(String name, ServerProcess server) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
