package io.linkloom.server.benchmark;

import io.linkloom.server.journal.TestPostgres;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.storage.EmbeddedUrl;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures the packaged server from outside, as a user would: its REST interface on one side, a backend on the other.
 *
 * <p>`loom.server.jar` says which server; `loom.bench.out` a directory to keep the figures in; `loom.bench.jvm` arguments for its JVM;
 * `loom.bench.database=postgresql` lets it run on a PostgreSQL that is started for it, with all settings as they come.
 */
public final class Benchmark {
    private static final int STARTS = 3;
    private static final long IDLE_NANOS = 10_000_000_000L;

    private final Path work;
    private final Report report = new Report();
    private final @Nullable TestPostgres postgres;

    private Benchmark(Path work, @Nullable TestPostgres postgres) {
        this.work = work;
        this.postgres = postgres;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path work = Files.createTempDirectory("loom-benchmark");
        try {
            boolean lists = System.getProperty("loom.bench.what", "").equals("lists");
            Report report = lists ? new ListsBenchmark(work).run() : onChosenDatabase(work);
            new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8).println(report.markdown());
            String out = System.getProperty("loom.bench.out");
            if (out != null && !out.isEmpty()) report.write(Path.of(out));
        } finally {
            delete(work);
        }
    }

    private static Report onChosenDatabase(Path work) throws IOException, InterruptedException, SQLException {
        if (!System.getProperty("loom.bench.database", "").equals("postgresql")) return new Benchmark(work, null).run();
        try (TestPostgres postgres = TestPostgres.startIn(work.resolve("postgres"))) {
            return new Benchmark(work, postgres).run();
        }
    }

    private Report run() throws IOException, InterruptedException, SQLException {
        List<String> jvm = Stream.of(
                        System.getProperty("loom.bench.jvm", "-Xmx1g").split(" ", 0))
                .toList();
        report.note("arguments of the server's JVM", String.join(" ", jvm));
        report.note("database", postgres == null ? "H2, embedded" : "PostgreSQL on the same machine, default settings");
        try (ArrivalBackend backend = new ArrivalBackend()) {
            String ceiling = postgres == null ? EmbeddedUrl.of(work.resolve("ceiling")) : postgres.newDatabase();
            report.add("Limit: durable commits of one connection", "1/s", "", Ceilings.commits(ceiling));
            // The client's own code has to be compiled first.
            Ceilings.posts(backend.url(), 8);
            for (int connections : new int[] {1, 8, 32}) {
                report.add(
                        "Limit: POSTs of the JDK client, " + connections + " at a time",
                        "1/s",
                        "",
                        Ceilings.posts(backend.url(), connections));
            }
            backend.forget();
            starts("W4: start", "≤ 8", jvm);
            Path cache = cache();
            if (cache != null) starts("W4: start with the AOT cache", "≤ 3.5", with(jvm, "-XX:AOTCache=" + cache));
            try (ServerProcess server = ServerProcess.start(setup("load", jvm))) {
                server.awaitUp();
                LockSupport.parkNanos(IDLE_NANOS);
                report.add("Memory when idle", "MiB", "≤ 300", Machine.residentMib(server.pid()));
                new Workloads(server, backend, report).run();
                report.add("SIGTERM until the end", "s", "", server.stop().toMillis() / 1e3);
            }
        }
        report.note("load average at the end", Machine.load());
        return report;
    }

    /** W4: each on an empty directory. */
    private void starts(String what, String reach, List<String> jvm) {
        Series seconds = new Series();
        Series cpu = new Series();
        for (int i = 0; i < STARTS; i++) {
            try (ServerProcess server = ServerProcess.start(setup("start-" + jvm.size() + "-" + i, jvm))) {
                seconds.add(server.awaitUp().toMillis() / 1e3);
                cpu.add(Machine.cpuSeconds(server.pid()));
            }
        }
        report.add(what, "s", reach, seconds);
        report.add(what + ", CPU", "s", "", cpu);
    }

    private ServerProcess.Setup setup(String name, List<String> jvm) {
        ServerProcess.Setup setup = ServerProcess.Setup.in(work.resolve(name), "benchmark");
        return new ServerProcess.Setup(setup.port(), setup.dataDirectory(), setup.log(), jvm, arguments());
    }

    /** Every server gets an empty database. */
    private List<String> arguments() {
        return postgres == null ? List.of() : List.of("--spring.datasource.url=" + postgres.newDatabase());
    }

    /** Beside the server, where the build puts it. */
    private static @Nullable Path cache() {
        String jar = System.getProperty("loom.server.jar");
        if (jar == null) return null;
        Path cache = Path.of(jar.replace(".jar", ".aot"));
        return Files.exists(cache) ? cache : null;
    }

    private static List<String> with(List<String> list, String more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
