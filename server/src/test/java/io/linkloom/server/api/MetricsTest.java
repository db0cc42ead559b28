package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the server counts, as a scraper reads it. */
class MetricsTest {
    private static final Pattern TYPE = Pattern.compile("^# TYPE (loom_\\S+) ", Pattern.MULTILINE);
    private static final Pattern ROW = Pattern.compile("^\\| `(loom_[a-z_]+)", Pattern.MULTILINE);

    private final TestServer server = TestServer.shared();

    private String scrape() {
        return server.get("/actuator/prometheus").body();
    }

    /** The sum of all samples whose line begins so; 0 when there is none. */
    private double value(String beginning) {
        return scrape().lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) names.add(matcher.group(1));
        return names;
    }

    @Test
    void thePageOfMetricsNamesExactlyThoseThatThereAre() throws IOException {
        Path page = Stream.of("docs/reference/metrics.md", "../docs/reference/metrics.md")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        server.send(
                "PUT",
                "/api/backends/measured",
                "{\"instances\":[\"http://127.0.0.1:9\"]}",
                "Content-Type",
                "application/json");
        // A backend has its series from the look on that follows the one that found it.
        scrape();
        assertThat(value("loom_backend_instance_state{backend=\"measured\",instance=\"http://127.0.0.1:9\",state=\"up\"}"))
                .isEqualTo(1);
        server.send("DELETE", "/api/backends/measured", "");
        Set<String> exposed = all(TYPE, scrape());
        // The greatest value of late belongs to its timer.
        exposed.removeIf(name -> name.endsWith("_max"));
        assertThat(all(ROW, Files.readString(page))).isEqualTo(exposed);
    }

    @Test
    void workIsCountedOnEachOfItsWays() {
        double commits = value("loom_commits_total");
        double commitTimes = value("loom_commit_seconds_count");
        double batches = value("loom_commit_batch_size_sum");
        double events = value("loom_journal_events_total");
        double hops = value("loom_hop_seconds_count");
        double ok = value("loom_attempts_total{outcome=\"succeeded\",type=\"shell\"}");
        double failed = value("loom_attempts_total{outcome=\"failed\",type=\"shell\"}");
        double starts = value("loom_starts_total{trigger=\"manual\"}");
        double dead = value("loom_executions_total{state=\"failed\"}");
        double deadRuns = value("loom_task_runs_total{state=\"dead\"}");
        double retries = value("loom_retries_total");
        double requests = value("loom_api_requests_seconds_count{status=\"2xx\"}");
        server.register("""
                id: counted
                tasks:
                  - {id: a, type: shell, command: 'true'}
                  - {id: b, type: shell, command: 'exit 9', dependsOn: [a], retry: {maxAttempts: 2, delay: 1ms}}
                """);
        server.ended(server.started("counted"));
        assertThat(value("loom_attempts_total{outcome=\"succeeded\",type=\"shell\"}"))
                .isGreaterThanOrEqualTo(ok + 1);
        assertThat(value("loom_attempts_total{outcome=\"failed\",type=\"shell\"}"))
                .isGreaterThanOrEqualTo(failed + 2);
        assertThat(value("loom_attempt_seconds_count{type=\"shell\"}")).isGreaterThanOrEqualTo(3);
        assertThat(value("loom_hop_seconds_count")).isGreaterThanOrEqualTo(hops + 1);
        assertThat(value("loom_commits_total")).isGreaterThanOrEqualTo(commits + 3);
        assertThat(value("loom_commit_seconds_count")).isGreaterThanOrEqualTo(commitTimes + 3);
        assertThat(value("loom_commit_batch_size_sum")).isGreaterThanOrEqualTo(batches + 3);
        assertThat(value("loom_journal_events_total")).isGreaterThanOrEqualTo(events + 9);
        assertThat(value("loom_starts_total{trigger=\"manual\"}")).isGreaterThanOrEqualTo(starts + 1);
        assertThat(value("loom_executions_total{state=\"failed\"}")).isGreaterThanOrEqualTo(dead + 1);
        assertThat(value("loom_task_runs_total{state=\"dead\"}")).isGreaterThanOrEqualTo(deadRuns + 1);
        assertThat(value("loom_retries_total")).isGreaterThanOrEqualTo(retries + 1);
        assertThat(value("loom_api_requests_seconds_count{status=\"2xx\"}")).isGreaterThan(requests);
        // The database is asked in the background: the answer is there at a later look.
        Await.until("dead letters are counted", () -> value("loom_dead_letters ") >= 1);
        Await.until("the database has a size", () -> value("loom_database_size_bytes ") > 0);
    }

    @Test
    void whatWaitsForASlotIsSeenInItsPool() {
        server.register("""
                id: crowd
                inputs: {list: {type: array, default: [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]}}
                tasks: [{id: each, type: shell, command: 'sleep 30', forEach: '${{ inputs.list }}', maxParallel: 20}]
                """);
        String id = server.started("crowd");
        try {
            Await.until("slots are taken", () -> value("loom_slots_used{pool=\"shell\"}") == 16);
            Await.until("some wait", () -> value("loom_queue_depth{pool=\"shell\"}") >= 1);
            assertThat(value("loom_attempts_in_flight ")).isGreaterThanOrEqualTo(16);
            assertThat(value("loom_executions_live ")).isGreaterThanOrEqualTo(1);
        } finally {
            server.post("/api/executions/" + id + "/cancel", "");
        }
        Await.until("slots are free again", () -> value("loom_slots_used{pool=\"shell\"}") == 0);
    }

    @Test
    void openStreamsAreSeen() throws Exception {
        HttpResponse<Stream<String>> stream =
                server.client().send(server.request("/api/stream").build(), BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            Await.until("the stream is counted", () -> value("loom_streams ") >= 1);
            assertThat(lines).isNotNull();
        }
    }

    @Test
    void theProcessItselfIsSeenToo() {
        assertThat(scrape())
                .contains("jvm_memory_used_bytes", "process_cpu_usage", "hikaricp_connections", "jvm_gc_pause");
        assertThat(scrape()).doesNotContain("http_server_requests");
    }
}
