package io.linkloom.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.backup.BackupException;
import io.linkloom.server.backup.Origin;
import io.linkloom.server.backup.Upgrade;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.process.MaintenanceProcess;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.storage.EmbeddedUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Opens a copy of every stored data directory with the server of today: nothing is lost, and what was under way goes on. */
class UpgradeIT {
    @TempDir
    private Path directory = Path.of("");

    @TestFactory
    Stream<DynamicTest> everyStoredDirectoryOpensAndGoesOn() throws IOException {
        return StoredDirectories.all().stream()
                .map(stored -> DynamicTest.dynamicTest(StoredDirectoriesTest.name(stored), () -> opens(stored)));
    }

    @Test
    void anUpgradeThatWasKilledIsTakenBackAndEnds() throws IOException, BackupException {
        Path folder = StoredDirectories.all().getFirst();
        Path data = unpacked(folder, "interrupted");
        Path backup = Upgrade.prepare(data, Origin.of("test", 999), 3, InstantSource.system())
                .backup();
        try (TestDatabase database = TestDatabase.at(EmbeddedUrl.of(data))) {
            // As much as a killed server may leave behind: a statement of a migration without the note that it ran.
            database.execute("alter table workflow_version drop column source");
        }
        ServerProcess.Setup setup = setup(data);
        try (StoryBackend _ = new StoryBackend(true);
                ServerProcess server = ServerProcess.start(setup)) {
            server.awaitUp();
            assertThat(server.output()).contains("An upgrade of the database was interrupted");
            assertThat(new WhatWasThere(stored(folder), new Requests(server.url())).differences())
                    .isEmpty();
        }
        assertThat(backup).exists();
    }

    private Path unpacked(Path folder, String name) throws IOException {
        Path data = Files.createDirectories(directory.resolve(name));
        Zip.unpack(folder.resolve("data.zip"), data);
        return data;
    }

    private static Stored stored(Path folder) throws IOException {
        return Requests.JSON.readValue(Files.readString(folder.resolve("expected.json")), Stored.class);
    }

    private static ServerProcess.Setup setup(Path data) {
        return ServerProcess.Setup.in(data, "upgrade-" + data.getFileName() + "-" + System.nanoTime())
                .withJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .withArguments(List.of("--link-loom.warm-up=false"));
    }

    private void opens(Path folder) throws IOException {
        Path data = unpacked(folder, StoredDirectoriesTest.name(folder).replace('/', '-'));
        Stored stored = stored(folder);
        ServerProcess.Setup setup = setup(data);
        try (StoryBackend backend = new StoryBackend(true);
                ServerProcess server = ServerProcess.start(setup)) {
            server.awaitUp();
            Requests requests = new Requests(server.url());
            assertThat(new WhatWasThere(stored, requests).differences())
                    .as("everything that can be read says what it said")
                    .isEmpty();
            new GoingOn(stored, requests, backend).everythingGoesOn();
            server.stop();
        }
        try (TestDatabase database = TestDatabase.leftIn(data)) {
            assertThat(JournalAudit.findings(database))
                    .as("every journal replays to the rows that lists and details read")
                    .isEmpty();
        }
        theBackupOfBeforeIsAsItWas(folder, data);
    }

    private static void theBackupOfBeforeIsAsItWas(Path folder, Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("backups"))) {
            Path backup = files.findFirst().orElseThrow();
            assertThat(backup.getFileName().toString()).startsWith("before-");
            MaintenanceProcess.Result restore =
                    MaintenanceProcess.run("restore", "--replace", "--link-loom.data-dir=" + data, "--from=" + backup);
            assertThat(restore.exitCode()).as(restore.output()).isZero();
        }
        try (StoryBackend _ = new StoryBackend(true);
                ServerProcess server = ServerProcess.start(setup(data))) {
            server.awaitUp();
            assertThat(new WhatWasThere(stored(folder), new Requests(server.url())).differences())
                    .isEmpty();
        }
    }
}
