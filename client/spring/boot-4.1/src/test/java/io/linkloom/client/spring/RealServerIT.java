package io.linkloom.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.BackendSpec;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.LogLine;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LogQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Application and server as users run them: the application first, while the server is still away. */
class RealServerIT {
    @TempDir
    Path folder;

    @Test
    void aDayInTheLifeOfAnApplication() throws Exception {
        try (LoomServer server = new LoomServer(folder);
                Application application = new Application(
                        "link-loom.url=" + server.url(),
                        "link-loom.registration.retry-interval=1s",
                        "link-loom.tasks.secrets=" + Application.SECRET,
                        "link-loom.tasks.heartbeat-interval=300ms")) {
            assertThat(application.get("/actuator/health").body()).contains("\"daily-report.yaml\":\"pending: ");

            server.start();
            Eventually.until("both were asked for", () -> !health(application).contains("pending"));
            assertThat(health(application))
                    .contains(
                            "daily-report, version 1, created",
                            "refused: not-a-workflow.yaml:3:5 ",
                            "; not-a-workflow.yaml:5:5 The key");

            LinkLoomClient loom = application.context().getBean(LinkLoomClient.class);
            loom.backends().put("reports", backend(application.url()));
            ExecutionDetails started = loom.trigger("daily-report", Map.of("region", "south"));
            ExecutionDetails ended = loom.await(started.id(), Duration.ofMinutes(1));

            assertThat(ended.state()).as(ended.toString()).isEqualTo(ExecutionState.SUCCEEDED);
            assertThat(task(ended, "fetch_data").output())
                    .isEqualTo(Map.of("rows", 42, "files", List.of("a.csv", "b.csv"), "times", 1));
            // Longer than its heartbeatTimeout, and yet the first attempt.
            assertThat(task(ended, "process_data").output()).isEqualTo(Map.of("processed", 42));
            assertThat(task(ended, "process_data").attempts()).isEqualTo(1);
            assertThat(task(ended, "send_email").output()).isEqualTo(Map.of("sent", true, "subject", "42 rows"));
            assertThat(lines(loom, ended.id())).contains("fetching south", "page 0", "page 9");
        }
    }

    private static String health(Application application) throws Exception {
        return application.get("/actuator/health").body();
    }

    private static BackendSpec backend(String url) {
        return new BackendSpec(List.of(url), null, null, null, null, null, null, List.of(Application.SECRET));
    }

    private static TaskRunDetails task(ExecutionDetails execution, String id) {
        return execution.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(LinkLoomClient loom, String execution) {
        return loom.executions().logs(execution, LogQuery.all()).items().stream()
                .map(LogLine::message)
                .toList();
    }
}
