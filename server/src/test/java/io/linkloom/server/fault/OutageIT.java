package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.journal.TestPostgres;
import io.linkloom.server.process.JournalingBackend;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.process.SilentProxy;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server keeps running while its PostgreSQL goes and comes. */
class OutageIT {
    private static final Logger log = LoggerFactory.getLogger(OutageIT.class);
    private static final int CRASHES = Integer.getInteger("loom.crashes", 1);
    private static final int DISCONNECTIONS = 12;
    private static final int PAUSE_MICROS = 200_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory = Path.of("");

    private final Random random = new Random();

    @Test
    void whileItsDatabaseIsGoneItSaysSoAndAfterwardsWorkGoesOn() throws IOException, InterruptedException {
        try (TestPostgres postgres = TestPostgres.startIn(directory.resolve("postgres"));
                SilentProxy proxy = new SilentProxy(postgres.port());
                JournalingBackend backend = new JournalingBackend()) {
            String database = postgres.newDatabase();
            String throughProxy = database.replace(":" + postgres.port(), ":" + proxy.port()) + "&socketTimeout=4";
            ServerProcess.Setup setup = ServerProcess.Setup.in(directory.resolve("data"), "outage-" + System.nanoTime())
                    .withJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                    .withArguments(List.of("--spring.datasource.url=" + throughProxy, "--link-loom.warm-up=false"));
            LoomApi api = new LoomApi(setup.url());
            Customers customers = new Customers(() -> api, random);
            try (ServerProcess server = ServerProcess.start(setup)) {
                server.awaitUp();
                ShopWorkflows.all(backend.url()).forEach(api::register);
                customers.open();
                Await.until("there is work", () -> backend.count() > 0);
                for (int i = 0; i < DISCONNECTIONS; i++) {
                    LockSupport.parkNanos(1000L * random.nextInt(PAUSE_MICROS));
                    postgres.disconnect(database);
                }
                goOnAfter("all connections went silent", backend, proxy::silence);
                for (int i = 0; i < CRASHES; i++) crash(postgres, server, backend);
                customers.close();
                // The process never ended, so no attempt was ever lost: none may come twice.
                Aftermath.check(api, customers, backend, new TreeSet<>(), new TreeSet<>());
                assertThat(server.output()).doesNotContain("quarantined");
            }
            log.warn(
                    "{} executions, {} requests at the backend",
                    customers.acknowledged().size(),
                    backend.count());
            try (TestDatabase left = TestDatabase.at(database)) {
                assertThat(JournalAudit.findings(left)).isEmpty();
            }
        }
    }

    private static void goOnAfter(String what, JournalingBackend backend, Runnable fault) {
        long before = System.nanoTime();
        Await.until("there is work before " + what, () -> backend.firstAfter(before) != null);
        fault.run();
        // What was on its way to the backend just then does not count.
        long after = System.nanoTime() + ON_ITS_WAY.toNanos();
        Await.until("work goes on after " + what, () -> backend.firstAfter(after) != null);
        log.warn("work went on {} ms after {}", (System.nanoTime() - after + ON_ITS_WAY.toNanos()) / 1_000_000, what);
    }

    private static void crash(TestPostgres postgres, ServerProcess server, JournalingBackend backend) {
        postgres.crash();
        CompletableFuture.allOf(
                        saysThatItCannot(server, "GET", "/api/executions", ""),
                        saysThatItCannot(server, "GET", "/api/workflows/chain", ""),
                        saysThatItCannot(server, "POST", "/api/workflows/chain/executions", "{}"),
                        saysThatItCannot(
                                server, "POST", "/api/workflows", "id: x\ntasks: [{id: a, type: wait, duration: 1s}]"))
                .join();
        assertThat(new LoomApi(server.url()).isUp()).isFalse();
        postgres.restart();
        goOnAfter("the database was back", backend, () -> {});
    }

    private static CompletableFuture<Void> saysThatItCannot(
            ServerProcess server, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty())
            request.header("Content-Type", body.startsWith("{") ? "application/json" : "application/yaml");
        long asked = System.nanoTime();
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenAccept(answer -> {
            log.warn("{} {} was answered after {} ms", method, path, (System.nanoTime() - asked) / 1_000_000);
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
    }
}
