package io.linkloom.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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

    private void opens(Path folder) throws IOException {
        Path data = directory.resolve(StoredDirectoriesTest.name(folder).replace('/', '-'));
        Zip.unpack(folder.resolve("data.zip"), Files.createDirectories(data));
        Stored stored = Requests.JSON.readValue(Files.readString(folder.resolve("expected.json")), Stored.class);
        ServerProcess.Setup setup = ServerProcess.Setup.in(data, "upgrade")
                .withJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .withArguments(List.of("--link-loom.warm-up=false"));
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
    }
}
