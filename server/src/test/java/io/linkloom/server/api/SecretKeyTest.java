package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.linkloom.server.config.Preparation;
import io.linkloom.server.runner.Await;
import io.linkloom.server.storage.Database;
import io.linkloom.server.view.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server and its key: lost, found again, changed. */
class SecretKeyTest {
    @TempDir
    private Path directory;

    private TestServer start() {
        return TestServer.start("--link-loom.data-dir=" + directory, "--link-loom.warm-up=false");
    }

    private static String said(TestServer server) {
        return server.ended(server.started("says")).at("/tasks/0/output").asString();
    }

    private static long sealedBy(TestServer server, String keyId) {
        Long count = new Query("select count(*) from secret where sealed like ?", "v1." + keyId + ".%")
                .first(server.bean("database", Database.class), row -> row.getLong(1));
        return count == null ? 0 : count;
    }

    @Test
    void withoutItsKeyItRefusesToStartAndWithANewOneInFrontItSealsAnew() throws Exception {
        Path file = directory.resolve("secrets.key");
        try (TestServer server = start()) {
            assertThat(file).doesNotExist();
            server.send(
                    "PUT", "/api/secrets/LENGTH", "{\"value\":\"twelve chars\"}", "Content-Type", "application/json");
            server.register("""
                    id: says
                    tasks: [{id: a, type: shell, command: 'printf %s "${#X}" > $LOOM_OUTPUT; printf " %s" "$X" >> $LOOM_OUTPUT', env: {X: "${{ secrets.LENGTH }}"}}]
                    """);
            assertThat(said(server)).isEqualTo("12 ***");
        }
        String key = Files.readString(file);
        String old = oldId(key);
        Files.delete(file);

        Throwable refusal = catchThrowable(this::start);

        assertThat(Preparation.isRefusal(refusal)).isTrue();
        assertThat(refusal).hasStackTraceContaining("Bring that key back");
        assertThat(file).doesNotExist();

        byte[] young = new byte[32];
        new Random(1).nextBytes(young);
        Files.writeString(file, Base64.getEncoder().encodeToString(young) + "\n" + key);
        try (TestServer server = start()) {
            Await.until("the secret is sealed anew", () -> sealedBy(server, "%") == 1 && sealedBy(server, old) == 0);
            assertThat(said(server)).isEqualTo("12 ***");
        }
    }

    /** What the format says of the id: a part of a hash of the key. */
    private static String oldId(String file) throws Exception {
        String line =
                file.lines().filter(each -> !each.startsWith("#")).findFirst().orElseThrow();
        java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
        digest.update("link-loom key id\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return java.util.HexFormat.of()
                .formatHex(digest.digest(Base64.getDecoder().decode(line)))
                .substring(0, 12);
    }
}
