package io.linkloom.client.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.linkloom.client.StubServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The backend that the documentation shows: it does what is said there, and is shown there as it is. */
class PlainBackendTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void answersAndReportsByHttp() throws Exception {
        try (StubServer loom = new StubServer();
                TaskBackend tasks = PlainBackend.tasks(SECRET)) {
            loom.answers("POST /api/callbacks/t1", 200, "{}")
                    .answers("POST /api/callbacks/t1/heartbeat", 200, "{}")
                    .answers("POST /api/callbacks/t1/logs", 200, "{}");
            HttpServer server = PlainBackend.serve(tasks, 0);
            try {
                Envelopes.Request request = Envelopes.attempt(1, loom.url() + "/api/callbacks/t1");

                HttpResponse<String> fetched = post(server, "fetch-data", request, "exec-1/fetch_data");
                HttpResponse<String> accepted = post(server, "process", request, Envelopes.KEY);

                assertThat(fetched.statusCode()).isEqualTo(200);
                assertThat(fetched.body()).isEqualTo("{\"rows\":42}");
                assertThat(accepted.statusCode()).isEqualTo(202);
                Eventually.until(
                        "it called back",
                        () -> loom.requests().stream()
                                .anyMatch(each -> each.body()
                                        .equals("{\"status\":\"succeeded\",\"output\":{\"processed\":42}}")));
                assertThat(loom.requests()).anyMatch(each -> each.body().contains("42 rows to process"));
            } finally {
                server.stop(0);
            }
        }
    }

    @Test
    void isShownAsItIs() throws Exception {
        Path module = Path.of(PlainBackendTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("../..");
        String source = Files.readString(module.resolve("src/test/java/io/linkloom/client/callback/PlainBackend.java"));
        String shown = source.substring(source.indexOf("public class PlainBackend"));

        assertThat(Files.readString(module.resolve("../docs/how-to/backend-library.md")))
                .contains(shown);
    }

    private static HttpResponse<String> post(HttpServer server, String task, Envelopes.Request request, String key)
            throws Exception {
        long now = Instant.now().getEpochSecond();
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/api/tasks/" + task);
        HttpRequest post = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("webhook-id", key + "#1")
                .header("webhook-timestamp", "" + now)
                .header("webhook-signature", SigningSecret.parse(SECRET).sign(key + "#1", now, request.body()))
                .build();
        return HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString());
    }
}
