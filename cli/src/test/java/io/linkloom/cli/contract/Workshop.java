package io.linkloom.cli.contract;

import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Does each piece of work once, whoever asks and however often; every output is another one, so that work done twice shows. */
final class Workshop {
    /** How long one flaw waits for the moment in which it shows. */
    private static final Duration CHANCE = Duration.ofMillis(500);

    private final AtomicInteger runs = new AtomicInteger();
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final @Nullable Flaw flaw;

    Workshop(@Nullable Flaw flaw) {
        this.flaw = flaw;
    }

    /** The work of one key. */
    final class Work {
        final CompletableFuture<Json> output = new CompletableFuture<>();
        final CountDownLatch second = new CountDownLatch(2);
        volatile String firstAddress = "";
        volatile String address = "";

        /** Waits for somebody else to ask for the same. */
        void awaitSecond() throws InterruptedException {
            second.await(CHANCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    Work of(String key) {
        return works.computeIfAbsent(key, each -> new Work());
    }

    Json newOutput() {
        String filling = flaw == Flaw.OUTPUT_TOO_LARGE ? "x".repeat(2 << 20) : "";
        return Json.of(Map.of("run", runs.incrementAndGet(), "filling", filling));
    }
}
