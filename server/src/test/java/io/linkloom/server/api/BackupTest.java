package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Backups by the API: of the embedded database; another one has its own tools. */
@OnBothDatabases
class BackupTest {
    private final TestDatabase.Kind kind;
    private final TestServer server;

    BackupTest(TestDatabase.Kind kind) {
        this.kind = kind;
        server = TestServer.shared(kind);
    }

    @Test
    void aBackupIsMadeAndListed() {
        Schemas schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));
        HttpResponse<String> made = server.post("/api/backups", "");
        if (kind != TestDatabase.Kind.H2) {
            assertThat(made.statusCode()).isEqualTo(409);
            assertThat(made.body()).contains("not-embedded").contains("pg_dump");
            return;
        }
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode backup = TestServer.json(made);
        assertThat(schemas.check("Backup", backup)).isEmpty();
        TestServer.json(server.post("/api/backups", ""));

        JsonNode newest = TestServer.json(server.get("/api/backups?limit=1"));
        assertThat(schemas.check("BackupPage", newest)).isEmpty();
        JsonNode second = TestServer.json(server.get(
                "/api/backups?limit=1&cursor=" + newest.path("nextCursor").asString()));
        assertThat(second.path("items").path(0)).isEqualTo(backup);
    }
}
