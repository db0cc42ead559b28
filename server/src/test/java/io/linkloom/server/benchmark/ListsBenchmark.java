package io.linkloom.server.benchmark;

import io.linkloom.server.journal.TestPostgres;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.storage.EmbeddedUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How quick lists are, and what starting costs, with many executions that have ended; on both databases. */
final class ListsBenchmark {
    private static final int COUNT = Integer.getInteger("loom.bench.executions", 200_000);
    private static final int ROUNDS = 100;
    private static final int WARM_UP = 20;
    private static final int DEEP_PAGES = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path work;
    private final Report report = new Report();

    ListsBenchmark(Path work) {
        this.work = work;
    }

    Report run() throws IOException, InterruptedException, SQLException {
        report.note("executions that have ended", Integer.toString(COUNT));
        report.note("task runs", Integer.toString(COUNT * Past.TASKS));
        report.note("load average before", Machine.load());
        try (ArrivalBackend backend = new ArrivalBackend()) {
            ServerProcess.Setup embedded = setup("h2", List.of());
            measure("H2", embedded, EmbeddedUrl.of(embedded.dataDirectory()), backend);
            try (TestPostgres postgres = TestPostgres.startIn(work.resolve("pg"))) {
                String url = postgres.newDatabase();
                measure("PostgreSQL", setup("postgres", List.of("--spring.datasource.url=" + url)), url, backend);
            }
        }
        report.note("load average at the end", Machine.load());
        return report;
    }

    private ServerProcess.Setup setup(String name, List<String> arguments) {
        ServerProcess.Setup setup = ServerProcess.Setup.in(work.resolve(name), "benchmark-lists");
        List<String> jvm =
                List.of(System.getProperty("loom.bench.jvm", "-Xmx1g").split(" ", 0));
        // What the history holds is older than what a server keeps by default only in part; none of it is to go now.
        List<String> all = Stream.concat(arguments.stream(), Stream.of("--link-loom.retention.age=0d"))
                .toList();
        return new ServerProcess.Setup(setup.port(), setup.dataDirectory(), setup.log(), jvm, all);
    }

    private void measure(String database, ServerProcess.Setup setup, String url, ArrivalBackend backend)
            throws IOException, InterruptedException, SQLException {
        try (ServerProcess server = ServerProcess.start(setup)) {
            server.awaitUp();
            LoomApi api = new LoomApi(server.url());
            for (int i = 0; i < Past.WORKFLOWS; i++) api.register(Past.document(i));
            new Workloads(server, backend, report).chainAndMany(database + ", empty: ");
            server.stop();
        }
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url)) {
            new Past(Instant.now(), COUNT).fill(connection);
        }
        report.add(database + ": filled in", "s", "", (System.nanoTime() - start) / 1e9);
        try (ServerProcess server = ServerProcess.start(setup)) {
            report.add(database + ", full: start", "s", "≤ 8", server.awaitUp().toMillis() / 1e3);
            lists(database, new LoomApi(server.url()));
            new Workloads(server, backend, report).chainAndMany(database + ", full: ");
            server.stop();
        }
    }

    private void lists(String database, LoomApi api) throws IOException {
        for (Map.Entry<String, String> each : questions(api).entrySet()) {
            Series series = new Series();
            for (int i = 0; i < WARM_UP + ROUNDS; i++) {
                long start = System.nanoTime();
                LoomApi.Answer answer = api.get(each.getValue());
                if (answer.status() != 200) throw new IllegalStateException(each.getValue() + ": " + answer);
                if (i >= WARM_UP) series.add((System.nanoTime() - start) / NANOS_PER_MILLI);
            }
            report.add(database + ": " + each.getKey() + ", p95", "ms", "≤ 50", series.percentile(0.95));
        }
    }

    private static Map<String, String> questions(LoomApi api) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        String list = "/api/executions?limit=50";
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        all.put("everything", list);
        all.put("workflow", list + "&workflow=default:past-6");
        all.put("rare workflow", list + "&workflow=past-59");
        all.put("namespace", list + "&namespace=team-3");
        all.put("state", list + "&state=FAILED");
        all.put("two states", list + "&state=FAILED,TIMED_OUT");
        all.put("nothing runs", list + "&state=RUNNING");
        all.put("trigger", list + "&trigger=manual");
        all.put("rare trigger", list + "&trigger=backfill");
        all.put("label of workflows", list + "&label=team=t3");
        all.put("label", list + "&label=env=prod");
        all.put("rare label", list + "&label=customer=c500");
        all.put("label that nobody has", list + "&label=no=such");
        all.put("two labels", list + "&label=env=prod&label=team=t5");
        all.put("text", list + "&q=PAST-1");
        all.put("text that nobody has", list + "&q=nothing-like-it");
        all.put(
                "since and until",
                list + "&since=" + now.minus(40, ChronoUnit.DAYS) + "&until=" + now.minus(39, ChronoUnit.DAYS));
        all.put("workflow and state", list + "&workflow=default:past-0&state=CANCELLED");
        all.put("namespace and state", list + "&namespace=default&state=TIMED_OUT");
        all.put("rare workflow, state and trigger", list + "&workflow=past-59&state=FAILED&trigger=manual");
        all.put("label, state and time", list + "&label=env=prod&state=FAILED&until=" + now.minus(20, ChronoUnit.DAYS));
        all.put("500 at once", "/api/executions?limit=500&state=SUCCEEDED");
        all.put("a deep page", deep(api, list + "&namespace=default"));
        all.put("dead letters", "/api/dead-letters?limit=50");
        all.put("dead letters of a workflow", "/api/dead-letters?limit=50&workflow=past-59");
        all.put("dead letters by error", "/api/dead-letters?limit=50&error=HTTP_500");
        all.put("dead letters by an error that nobody has", "/api/dead-letters?limit=50&error=HTTP_404");
        all.put("workflows", "/api/workflows?limit=50");
        all.put("workflows by state", "/api/workflows?limit=50&state=FAILED");
        all.put("status", "/api/status");
        return all;
    }

    private static String deep(LoomApi api, String list) throws IOException {
        String page = list;
        for (int i = 0; i < DEEP_PAGES; i++) {
            String cursor = api.get(page.replace("limit=50", "limit=500"))
                    .body()
                    .path("nextCursor")
                    .asString("");
            page = list + "&cursor=" + cursor;
        }
        return page;
    }
}
