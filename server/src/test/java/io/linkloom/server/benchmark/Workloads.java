package io.linkloom.server.benchmark;

import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** What is done to a running server, and how long it takes. The server is asked nothing while tasks are running. */
final class Workloads {
    private static final int WARM_UP = 3;
    private static final int RUNS = 10;
    private static final int CONNECTIONS = 32;
    private static final int MANY = 1000;
    private static final int MANY_WARM_UP = 300;
    private static final int MANY_RUNS = 3;
    private static final int RATE = 20;
    private static final int OPEN_LOOP_SECONDS = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ServerProcess server;
    private final LoomApi api;
    private final ArrivalBackend backend;
    private final Report report;

    Workloads(ServerProcess server, ArrivalBackend backend, Report report) {
        this.server = server;
        this.api = new LoomApi(server.url());
        this.backend = backend;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        api.register(Loads.chain40(backend.url()));
        api.register(Loads.fan100(backend.url()));
        api.register(Loads.chain3(backend.url()));
        chain("");
        fan();
        many("");
        openLoop();
        report.add("Tasks that came twice", "", "0", backend.duplicates());
    }

    /** W1 and W3 alone. `where`: what is told apart. */
    void chainAndMany(String where) throws IOException, InterruptedException {
        api.register(Loads.chain40(backend.url()));
        api.register(Loads.chain3(backend.url()));
        chain(where);
        many(where);
    }

    /** W1. */
    private void chain(String where) throws IOException {
        Series hops = new Series();
        for (int i = 0; i < WARM_UP + RUNS; i++) {
            String id = start("chain40");
            Arrivals arrivals = backend.of(id);
            arrivals.await(Loads.CHAIN);
            awaitEnd(id);
            double hop = (arrivals.lastNanos() - arrivals.firstNanos()) / NANOS_PER_MILLI / (Loads.CHAIN - 1);
            if (i >= WARM_UP) hops.add(hop);
        }
        report.add(where + "W1: 40 tasks in a row, a hop", "ms", "≤ 1.2", hops);
    }

    /** W2. */
    private void fan() throws IOException {
        Series totals = new Series();
        for (int i = 0; i < WARM_UP + RUNS; i++) {
            long start = System.nanoTime();
            String id = start("fan100");
            backend.of(id).await(Loads.FAN + 2);
            awaitEnd(id);
            if (i >= WARM_UP) totals.add((System.nanoTime() - start) / NANOS_PER_MILLI);
        }
        report.add("W2: 1 → 100 → 1, from the start to the end seen", "ms", "≤ 40", totals);
    }

    /** W3. */
    private void many(String where) throws InterruptedException, IOException {
        startMany(MANY_WARM_UP);
        Series tasks = new Series();
        Series accepted = new Series();
        Series cpu = new Series();
        double others = 0;
        for (int run = 0; run < MANY_RUNS; run++) {
            double serverBefore = Machine.cpuSeconds(server.pid());
            double ownBefore = Machine.cpuSeconds(ProcessHandle.current().pid());
            double allBefore = Machine.busySeconds();
            long start = System.nanoTime();
            accepted.add(MANY / startMany(MANY));
            tasks.add(3 * MANY / seconds(start));
            double used = Machine.cpuSeconds(server.pid()) - serverBefore;
            cpu.add(1000 * used / (3 * MANY));
            others += Machine.busySeconds()
                    - allBefore
                    - used
                    - (Machine.cpuSeconds(ProcessHandle.current().pid()) - ownBefore);
        }
        report.add(where + "W3: 1,000 × 3 tasks from 32 connections", "tasks/s", "≥ 4,000", tasks);
        report.add(where + "W3: starts accepted", "executions/s", "", accepted);
        report.add(where + "W3: CPU of the server for a task", "ms", "≤ 0.4", cpu);
        report.add(where + "W3: CPU of other processes meanwhile", "s", "", others);
        report.add(where + "Memory after W3", "MiB", "≤ 450", Machine.residentMib(server.pid()));
    }

    /** Returns after all have ended; how many seconds it took until the last was accepted. */
    private double startMany(int count) throws InterruptedException, IOException {
        AtomicInteger next = new AtomicInteger();
        ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (next.getAndIncrement() < count) ids.add(start("chain3"));
            }));
        }
        for (Thread thread : threads) thread.join();
        double accepted = seconds(start);
        for (String id : ids) backend.of(id).await(3);
        while (!api.get("/api/executions?workflow=chain3&state=RUNNING&limit=1")
                .body()
                .path("items")
                .isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        return accepted;
    }

    /** Starts at fixed times, whatever the server does; each counts from when it should have started. */
    private void openLoop() throws InterruptedException, IOException {
        Series durations = new Series();
        long begin = System.nanoTime();
        Instant beginAt = Instant.now();
        List<Thread> threads = new ArrayList<>();
        List<Runnable> readings = new ArrayList<>();
        for (int i = 0; i < RATE * OPEN_LOOP_SECONDS; i++) {
            Duration offset = Duration.ofSeconds(1).multipliedBy(i).dividedBy(RATE);
            while (System.nanoTime() - begin < offset.toNanos()) LockSupport.parkNanos(200_000);
            AtomicReference<String> id = new AtomicReference<>("");
            threads.add(Thread.ofVirtual().start(() -> id.set(start("chain3"))));
            readings.add(() -> durations.add(
                    Duration.between(beginAt.plus(offset), awaitEnd(id.get())).toNanos() / NANOS_PER_MILLI));
        }
        for (Thread thread : threads) thread.join();
        readings.forEach(Runnable::run);
        report.add("Open loop, 20/s: half are done after", "ms", "≤ 5", durations.median());
        report.add("Open loop, 20/s: 99 % are done after", "ms", "≤ 12", durations.percentile(0.99));
    }

    private String start(String workflow) {
        try {
            LoomApi.Answer answer = api.start(workflow, "{}", null);
            if (answer.status() != 201) throw new IllegalStateException("Not started: " + answer);
            return answer.id();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it is seen to have succeeded; returns when it did. */
    private Instant awaitEnd(String id) {
        try {
            while (true) {
                LoomApi.Answer answer = api.execution(id);
                String state = answer.body().path("state").asString();
                if (state.equals("SUCCEEDED"))
                    return Instant.parse(answer.body().path("endedAt").asString());
                if (!state.equals("RUNNING")) throw new IllegalStateException(id + " is " + state);
                LockSupport.parkNanos(200_000);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
