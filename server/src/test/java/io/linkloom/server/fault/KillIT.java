package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.process.JournalingBackend;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
class KillIT {
    private static final Logger log = LoggerFactory.getLogger(KillIT.class);
    private static final int KILLS = Integer.getInteger("loom.kills", 8);
    private static final int READ_BACK = 400;
    private static final int STARTING_MICROS = 3_000_000;
    private static final int RUNNING_MICROS = 1_500_000;

    @TempDir
    private Path directory = Path.of("");

    private final NavigableSet<Long> kills = new TreeSet<>();
    private final List<Long> firstDispatchMillis = new ArrayList<>();

    @Test
    void nothingThatWasAcknowledgedIsLostAndNothingCountsTwice() throws IOException, InterruptedException {
        long seed = Long.getLong("loom.seed", System.nanoTime());
        log.warn("{} kills, repeat with -Dloom.seed={}", KILLS, seed);
        Random random = new Random(seed);
        ServerProcess.Setup setup = ServerProcess.Setup.in(directory, "kill")
                .withJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .withArguments(extraArguments());
        try (JournalingBackend backend = new JournalingBackend()) {
            LoomApi api = new LoomApi(setup.url());
            Customers customers = new Customers(api, random);
            ServerProcess server = ServerProcess.start(setup);
            server.awaitUp();
            ShopWorkflows.all(backend.url()).forEach(api::register);
            customers.open();
            for (int i = 0; i < KILLS; i++) server = killAndRestart(server, i % 4 == 3, setup, backend, random);
            try (ServerProcess last = server) {
                last.awaitUp();
                customers.close();
                afterwards(api, customers, backend);
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
        try (TestDatabase database = TestDatabase.leftIn(directory)) {
            assertThat(JournalAudit.findings(database)).isEmpty();
        }
    }

    /** From `loom.server.args`, separated by blanks; `{dir}` stands for the data directory. */
    private List<String> extraArguments() {
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

    private void afterwards(LoomApi api, Customers customers, JournalingBackend backend) throws IOException {
        History history = new History();
        // Whatever was not answered is sent again, and so is everything that was.
        for (String key : customers.wanted().keySet()) Await.until(key + " is acknowledged", () -> customers.ask(key));
        for (String id : customers.acknowledged().values()) Await.until(id + " has ended", () -> hasEnded(api, id));
        int readBack = 0;
        for (Map.Entry<String, String> order : customers.acknowledged().entrySet()) {
            if (readBack++ >= READ_BACK) break;
            history.attemptsAreInOrder(api, order.getValue());
        }
        history.backendSawNothingTwice(backend.receipts(), kills);
        assertThat(customers.wrongAnswers()).isEmpty();
        assertThat(customers.acknowledged().values())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(customers.wanted().keySet());
        assertThat(history.findings()).isEmpty();
    }

    private static boolean hasEnded(LoomApi api, String id) {
        try {
            LoomApi.Answer answer = api.execution(id);
            if (answer.status() == 404) throw new AssertionError(id + " was acknowledged, but it is not there");
            return !answer.body().path("endedAt").isMissingNode()
                    && !answer.body().path("endedAt").isNull();
        } catch (IOException e) {
            return false;
        }
    }
}
