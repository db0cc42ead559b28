package io.linkloom.examples.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.BackendSpec;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.examples.stage.Language;
import io.linkloom.examples.stage.LoomServer;
import io.linkloom.examples.stage.Program;
import io.linkloom.examples.stage.UserBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * `examples/backends/daily-report.yaml`, registered as it stands there, but under a name of its own for each language.
 *
 * @param port where the backend in this language is, or will be
 */
record DailyReport(LinkLoomClient client, Language language, int port) {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    static DailyReport register(LoomServer server, Language language) {
        int port = Program.freePort();
        List<String> instances = List.of("http://localhost:" + port);
        List<String> secrets = List.of(UserBackend.SECRET);
        BackendSpec backend = new BackendSpec(instances, null, null, null, null, null, null, secrets);
        server.client().backends().put("reports-" + language, backend);
        server.client().registerWorkflow(document(language));
        return new DailyReport(server.client(), language, port);
    }

    UserBackend startBackend(Map<String, String> environment) {
        return UserBackend.start(language, port, environment);
    }

    /** Its id. */
    String trigger() {
        return client.trigger("daily-report-" + language, Map.of()).id();
    }

    TaskRunDetails task(String execution, String task) {
        return client.execution(execution).tasks().stream()
                .filter(one -> one.id().equals(task))
                .findFirst()
                .orElseThrow();
    }

    void awaitSuccess(String id) {
        ExecutionDetails execution = client.await(id, LIMIT);
        assertThat(execution.state()).as("%s", execution).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat((Object) execution.outputs())
                .isEqualTo(Map.of(
                        "files",
                        List.of("orders-1.csv", "orders-2.csv", "orders-3.csv"),
                        "processed",
                        42,
                        "mailed",
                        "team@example.com"));
    }

    private static String document(Language language) {
        try {
            return Files.readString(Path.of("backends", "daily-report.yaml"))
                    .replace("id: daily-report", "id: daily-report-" + language)
                    .replace("backend: reports", "backend: reports-" + language)
                    // A backend that was killed needs its time to start: as long as nobody calls it, no attempt is used up.
                    .replace("heartbeatTimeout: 5s", "heartbeatTimeout: 20s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
