package io.linkloom.server.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the packaged server run some hundred executions and end, so that its JVM leaves a cache of what it loaded and compiled.
 *
 * <p>The build goes on when that fails: the server does without the cache, it only starts more slowly.
 */
public final class TrainingRun {
    private static final Logger log = LoggerFactory.getLogger(TrainingRun.class);
    private static final Duration ASSEMBLY = Duration.ofMinutes(5);
    private static final int EXECUTIONS = 200;
    private static final int AT_ONCE = 8;

    private static final String WORKFLOW = """
            id: training
            inputs:
              rows: {type: int, default: 3}
            tasks:
              - id: fetch
                type: http
                url: "BACKEND/ok"
                params: {rows: "${{ inputs.rows }}"}
              - {id: moody, type: http, url: "BACKEND/flaky", dependsOn: [fetch], retry: {delay: 5ms}}
              - id: each
                type: http
                url: "BACKEND/ok"
                dependsOn: [fetch]
                when: "${{ tasks.fetch.output.ok }}"
                forEach: "${{ [1, 2, 3] }}"
              - {id: nap, type: wait, duration: 5ms, dependsOn: [moody, each]}
            outputs:
              ok: "${{ tasks.fetch.output.ok }}"
            """;

    private TrainingRun() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) {
        try {
            Path work = Files.createTempDirectory("loom-training");
            try {
                train(work, Path.of(arguments[0]));
            } finally {
                delete(work);
            }
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            log.warn("There will be no AOT cache: {}", e.toString());
        }
    }

    private static void train(Path work, Path cache) throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        ServerProcess.Setup setup =
                ServerProcess.Setup.in(work.resolve("data"), "training").withJvm("-XX:AOTCacheOutput=" + cache);
        try (JournalingBackend backend = new JournalingBackend();
                ServerProcess server = ServerProcess.start(setup)) {
            server.awaitUp();
            LoomApi api = new LoomApi(server.url());
            api.register(WORKFLOW.replace("BACKEND", backend.url()));
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) threads.add(Thread.ofVirtual().start(() -> work(api)));
            for (Thread thread : threads) thread.join();
            server.stop(ASSEMBLY);
        }
        if (!Files.exists(cache)) log.warn("The JVM left no AOT cache");
    }

    private static void work(LoomApi api) {
        try {
            for (int i = 0; i < EXECUTIONS / AT_ONCE; i++) {
                String id = api.start(
                                "training",
                                "{}",
                                "training-" + Thread.currentThread().threadId() + "-" + i)
                        .id();
                while (api.execution(id).body().path("state").asString().equals("RUNNING"))
                    LockSupport.parkNanos(10_000_000);
                api.task(id, "moody");
                api.get("/api/executions/" + id + "/timeline");
                api.get("/api/executions?limit=20");
            }
        } catch (IOException e) {
            log.warn("The training was cut short: {}", e.toString());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
