package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.process.JournalingBackend;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.MaintenanceProcess;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import io.linkloom.server.storage.EmbeddedUrl;
import io.linkloom.server.upgrade.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Makes a backup of a server under load and brings it back elsewhere. */
class BackupIT {
    private static final int ENOUGH = 40;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aBackupUnderLoadHoldsWhateverWasAcknowledgedBeforeItBegan() throws IOException, InterruptedException {
        Path restored = directory.resolve("restored");
        try (JournalingBackend backend = new JournalingBackend()) {
            Backup backup = backUpUnderLoad(backend);

            MaintenanceProcess.Result restore =
                    MaintenanceProcess.run("restore", "--link-loom.data-dir=" + restored, "--from=" + backup.file());
            assertThat(restore.exitCode()).as(restore.output()).isZero();
            assertThat(restore.output()).contains("secrets.key").contains("sent again");
            try (TestDatabase database = TestDatabase.leftIn(restored)) {
                assertThat(JournalAudit.findings(database)).isEmpty();
                assertThat(database.rows("select id from execution"))
                        .extracting(row -> String.valueOf(row.getFirst()))
                        .containsAll(backup.acknowledged());
            }

            ServerProcess.Setup setup = ServerProcess.Setup.in(restored, "restored");
            try (ServerProcess server = ServerProcess.start(setup)) {
                server.awaitUp();
                LoomApi api = new LoomApi(setup.url());
                for (String id : backup.acknowledged()) Await.until(id + " has succeeded", () -> hasSucceeded(api, id));
                server.stop();
            }
            aNewerDatabaseIsRefused(restored);
        }
    }

    /** `acknowledged`: ids of what was answered before the backup was asked for. */
    private record Backup(Path file, Set<String> acknowledged) {}

    private Backup backUpUnderLoad(JournalingBackend backend) throws IOException, InterruptedException {
        Path data = directory.resolve("data");
        ServerProcess.Setup setup = ServerProcess.Setup.in(data, "backup");
        LoomApi api = new LoomApi(setup.url());
        try (ServerProcess server = ServerProcess.start(setup);
                Customers customers = new Customers(() -> api, new Random(7))) {
            server.awaitUp();
            ShopWorkflows.all(backend.url()).forEach(api::register);
            customers.open();
            Await.until("there is load", () -> customers.acknowledged().size() >= ENOUGH);
            Set<String> before = Set.copyOf(customers.acknowledged().values());
            JsonNode made =
                    new Requests(setup.url()).post("/api/backups", "").taken().json();
            assertThat(made.path("reason").asString()).isEqualTo("ASKED");
            MaintenanceProcess.Result second = MaintenanceProcess.run(
                    "backup", "--link-loom.data-dir=" + data, "--to=" + directory.resolve("second.zip"));
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.output()).contains("in use").contains("POST /api/backups");
            customers.close();
            server.kill();
            return new Backup(data.resolve("backups").resolve(made.path("name").asString()), before);
        }
    }

    private static void aNewerDatabaseIsRefused(Path data) throws IOException {
        try (TestDatabase database = TestDatabase.at(EmbeddedUrl.of(data))) {
            database.execute(
                    "insert into \"flyway_schema_history\" select 999, '999', 'later', 'SQL', 'V999__later.sql', 0, 'x',"
                            + " current_timestamp, 1, true");
        }
        Files.delete(data.resolve("link-loom.version"));
        byte[] before = Files.readAllBytes(data.resolve("loom.mv.db"));
        MaintenanceProcess.Result refused = MaintenanceProcess.run("--server.port=0", "--link-loom.data-dir=" + data);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("of a newer server").doesNotContain("\tat ");
        assertThat(Files.readAllBytes(data.resolve("loom.mv.db"))).isEqualTo(before);
        for (List<String> words : List.of(
                List.of("restore", "--from=x.zip", "--form=y"),
                List.of("backup"),
                List.of("backup", "--to=x.zip", "--spring.datasource.url=jdbc:postgresql://localhost/loom"))) {
            MaintenanceProcess.Result wrong = MaintenanceProcess.run(words.toArray(String[]::new));
            assertThat(wrong.exitCode()).as(wrong.output()).isEqualTo(2);
            assertThat(wrong.output()).containsAnyOf("no option --form", "--to=FILE", "pg_dump");
        }
    }

    private static boolean hasSucceeded(LoomApi api, String id) {
        try {
            return api.execution(id).body().path("state").asString().equals("SUCCEEDED");
        } catch (IOException e) {
            return false;
        }
    }
}
