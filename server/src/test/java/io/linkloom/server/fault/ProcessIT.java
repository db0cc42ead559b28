package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.process.JournalingBackend;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process begins and ends. */
class ProcessIT {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final String SLOW = """
            id: slow
            tasks:
              - {id: slow, type: http, url: "BACKEND/slow"}
              - {id: script, type: shell, command: "sleep 30"}
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aSecondProcessOnTheSameDirectorySaysSoAndEnds() {
        ServerProcess.Setup setup = ServerProcess.Setup.in(directory, "first");
        try (ServerProcess first = ServerProcess.start(setup)) {
            first.awaitUp();
            ServerProcess.Setup again = ServerProcess.Setup.in(directory, "second-" + first.pid());
            try (ServerProcess second = ServerProcess.start(again)) {
                assertThat(second.awaitExit(Duration.ofSeconds(60))).isEqualTo(2);
                assertThat(second.output())
                        .contains("in use by another Link Loom server")
                        .contains(String.valueOf(first.pid()))
                        .doesNotContain("\tat ");
            }
            assertThat(new LoomApi(first.url()).isUp()).isTrue();
        }
    }

    @Test
    void itEndsInTimeWithWorkUnderWayAndGoesOnAfterwards() throws IOException {
        ServerProcess.Setup setup = ServerProcess.Setup.in(directory, "stop");
        LoomApi api = new LoomApi(setup.url());
        try (JournalingBackend backend = new JournalingBackend()) {
            String id;
            try (ServerProcess server = ServerProcess.start(setup)) {
                server.awaitUp();
                api.register(SLOW.replace("BACKEND", backend.url()));
                id = api.start("slow", "{}", null).id();
                Await.until("the attempt has left", () -> backend.count() == 1);
                assertThat(server.stop()).isLessThan(GRACE);
            }
            try (ServerProcess server = ServerProcess.start(setup)) {
                server.awaitUp();
                Await.until("the attempt leaves again", () -> backend.count() == 2);
                assertThat(backend.receipts().get(id + "/slow"))
                        .extracting(JournalingBackend.Receipt::attempt)
                        .containsExactly(1, 2);
                assertThat(api.command(id, "cancel").status()).isEqualTo(202);
            }
        }
    }
}
