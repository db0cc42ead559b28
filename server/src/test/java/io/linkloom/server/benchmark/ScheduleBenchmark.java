package io.linkloom.server.benchmark;

import io.linkloom.server.journal.TestPostgres;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of workflows due in one second, measured from outside; and how late single instants are.
 *
 * <p>`loom.bench.workflows`: how many; `loom.bench.minutes`: how long to wait for the instant, registration included; `loom.bench.database`:
 * `h2` or `postgresql`; `loom.bench.restart=true`: the server starts anew after the registration, and has read no document when they fall due.
 */
public final class ScheduleBenchmark {
    private static final int REGISTERING = 16;
    private static final int CALLS_PER_SECOND = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Report report = new Report();
    private final int count = Integer.getInteger("loom.bench.workflows", 10_000);
    private final AtomicInteger startedByHand = new AtomicInteger();
    private final boolean restart = Boolean.getBoolean("loom.bench.restart");

    private ScheduleBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("loom-schedules");
        boolean postgres = System.getProperty("loom.bench.database", "h2").equals("postgresql");
        @Nullable String url = postgres ? TestPostgres.shared().newDatabase() : null;
        new ScheduleBenchmark().run(work, url);
        // The database that the benchmark started ends with the process.
        System.exit(0);
    }

    private void run(Path work, @Nullable String url) throws IOException, InterruptedException {
        ServerProcess.Setup fresh = ServerProcess.Setup.in(work.resolve("data"), "schedules");
        List<String> more = url == null
                ? List.of()
                : List.of("--spring.datasource.url=" + url, "--spring.datasource.username=postgres");
        ServerProcess.Setup setup =
                new ServerProcess.Setup(fresh.port(), fresh.dataDirectory(), fresh.log(), List.of("-Xmx1g"), more);
        report.note("database", url == null ? "H2, embedded" : "PostgreSQL, every commit reaches the disk");
        report.note("restarted after the registration", String.valueOf(restart));
        try (ArrivalBackend backend = new ArrivalBackend()) {
            ServerProcess server = ServerProcess.start(setup);
            try {
                server.awaitUp();
                Instant instant = register(new LoomApi(server.url()), backend.url());
                if (restart) {
                    server.stop();
                    server = ServerProcess.start(setup);
                    server.awaitUp();
                }
                report.add("Memory before", "MiB", "", Machine.residentMib(server.pid()));
                measure(server, instant);
                report.add("Memory after", "MiB", "", Machine.residentMib(server.pid()));
            } finally {
                server.stop();
            }
        }
        report.note("load average at the end", Machine.load());
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(report.markdown());
    }

    /** Returns the instant at which all of them are due. */
    private Instant register(LoomApi api, String backend) throws InterruptedException {
        ZonedDateTime due = Instant.now()
                .plus(Duration.ofMinutes(Integer.getInteger("loom.bench.minutes", 3)))
                .truncatedTo(ChronoUnit.MINUTES)
                .atZone(ZoneOffset.UTC);
        String task = "\ntasks: [{id: only, type: http, url: '" + backend + "/t'}]\n";
        api.register("id: light" + task);
        api.register("id: tick\nschedule: '* * * * *'" + task);
        String cron = due.getMinute() + " " + due.getHour() + " * * *";
        long begin = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < REGISTERING; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement())
                    api.register("id: due-" + n + "\nschedule: '" + cron + "'" + task);
            }));
        }
        for (Thread thread : threads) thread.join();
        report.add("Registering " + count + " workflows", "s", "", (System.nanoTime() - begin) / 1e9);
        if (Instant.now().isAfter(due.toInstant()))
            throw new IllegalStateException("The instant came before all were registered: give loom.bench.minutes");
        return due.toInstant();
    }

    private void measure(ServerProcess server, Instant instant) throws IOException, InterruptedException {
        LoomApi api = new LoomApi(server.url());
        while (Instant.now().isBefore(instant.minusSeconds(5))) LockSupport.parkNanos(100_000_000);
        double cpu = Machine.cpuSeconds(server.pid());
        double ownCpu = Machine.cpuSeconds(ProcessHandle.current().pid());
        double allCpu = Machine.busySeconds();
        Series before = new Series();
        Series during = new Series();
        AtomicBoolean done = new AtomicBoolean();
        Thread caller = Thread.ofVirtual().start(() -> call(api, instant, before, during, done));
        while (started(api) < count) {
            if (Instant.now().isAfter(instant.plusSeconds(120))) throw new IllegalStateException("Not all started");
            LockSupport.parkNanos(500_000_000);
        }
        double serverCpu = Machine.cpuSeconds(server.pid()) - cpu;
        double others = Machine.busySeconds()
                - allCpu
                - serverCpu
                - (Machine.cpuSeconds(ProcessHandle.current().pid()) - ownCpu);
        done.set(true);
        caller.join();
        report.add("CPU of the server until the last had started", "s", "", serverCpu);
        report.add("CPU of other processes meanwhile", "s", "", others);
        Series delays = new Series();
        Set<String> workflows = new HashSet<>();
        Series ticks = new Series();
        int executions = 0;
        String cursor = "";
        do {
            JsonNode page = api.get("/api/executions?trigger=schedule&limit=500" + cursor)
                    .body();
            for (JsonNode item : page.path("items")) {
                Instant created = Instant.parse(item.path("createdAt").asString());
                if (item.path("workflow").asString().equals("tick")) {
                    Instant minute = created.truncatedTo(ChronoUnit.MINUTES);
                    if (!minute.equals(instant))
                        ticks.add(Duration.between(minute, created).toNanos() / NANOS_PER_MILLI);
                    continue;
                }
                executions++;
                workflows.add(item.path("workflow").asString());
                delays.add(Duration.between(instant, created).toNanos() / 1e9);
            }
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        report.add("A single instant starts after", "ms", "≤ 1,000", ticks);
        report.add("Executions of " + count + " workflows", "", "", executions);
        report.add("Workflows that started", "", "", workflows.size());
        report.add("The first starts after", "s", "≤ 1", delays.percentile(0));
        report.add("The last starts after", "s", "≤ 10", delays.percentile(1));
        report.add("API before, 95 % answered within", "ms", "", before.percentile(0.95));
        report.add("API meanwhile, 95 % answered within", "ms", "≤ 500", during.percentile(0.95));
        report.add("API meanwhile, the slowest of all", "ms", "", during.percentile(1));
    }

    /** Asks at fixed times, in turn: for a workflow, for a list, for a start. Counts from when each should have been sent. */
    private void call(LoomApi api, Instant instant, Series before, Series during, AtomicBoolean done) {
        List<Thread> threads = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; !done.get(); i++) {
            long due = begin + i * (1_000_000_000L / CALLS_PER_SECOND);
            while (System.nanoTime() < due) LockSupport.parkNanos(200_000);
            int kind = i % 3;
            Series series = Instant.now().isBefore(instant) ? before : during;
            threads.add(Thread.ofVirtual().start(() -> {
                call(api, kind);
                series.add((System.nanoTime() - due) / NANOS_PER_MILLI);
            }));
        }
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(LoomApi api, int kind) {
        try {
            LoomApi.Answer answer = switch (kind) {
                case 0 -> api.get("/api/workflows/due-1");
                case 1 -> api.get("/api/executions?limit=20");
                default -> api.start("light", "{}", null);
            };
            if (kind == 2) startedByHand.incrementAndGet();
            if (answer.status() / 100 != 2) throw new IllegalStateException("Answered " + answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many of them have started, asked for in a way that costs the server little. */
    private int started(LoomApi api) throws IOException {
        int all = 0;
        for (JsonNode each : api.get("/api/status").body().path("executions")) all += each.asInt();
        int ticks = api.get("/api/executions?workflow=tick&limit=500")
                .body()
                .path("items")
                .size();
        return all - ticks - startedByHand.get();
    }
}
