package io.linkloom.server.warmup;

import io.linkloom.server.shard.Inbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs executions of a small workflow through a second engine with a database of its own, whose tasks call this very server; so the
 * runtime compiles what the first real executions will need. Ends when it has done enough, when time is up, or as soon as anybody wants
 * anything of the real engine.
 */
public final class Warmup {
    private static final Logger log = LoggerFactory.getLogger(Warmup.class);
    private static final int AT_ONCE = 24;

    private final Path directory;
    private final Inbox real;
    private final int executions;
    private final Duration longest;

    /**
     * @param directory for its database; removed at the end
     * @param real the inbox whose first message ends it
     * @param executions how many are enough
     */
    public Warmup(Path directory, Inbox real, int executions, Duration longest) {
        this.directory = directory;
        this.real = real;
        this.executions = executions;
        this.longest = longest;
    }

    /** Begins on a thread of its own, after everybody else's work. */
    public void start(String baseUrl, boolean open) {
        Thread.ofPlatform()
                .daemon()
                .name("warm-up")
                .priority(Thread.MIN_PRIORITY)
                .start(() -> run(baseUrl, open));
    }

    /**
     * Runs to its end.
     *
     * @param open whether anybody may call this server; else only its health is asked for
     */
    public void run(String baseUrl, boolean open) {
        long began = System.nanoTime();
        long before = real.received();
        int done = 0;
        try (PracticeEngine engine = PracticeEngine.open(directory, baseUrl, open);
                HttpClient client = HttpClient.newHttpClient()) {
            Semaphore places = new Semaphore(AT_ONCE);
            CountDownLatch ended = new CountDownLatch(executions);
            engine.onEnd(() -> {
                places.release();
                ended.countDown();
            });
            while (done < executions && real.received() == before && System.nanoTime() - began < longest.toNanos()) {
                if (!places.tryAcquire(100, TimeUnit.MILLISECONDS)) continue;
                engine.begin();
                done++;
                if (open) Thread.startVirtualThread(() -> ask(client, baseUrl));
            }
            if (real.received() == before) {
                places.acquire(Math.min(done, AT_ONCE) - 1);
                Memory.giveBack();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.debug("The warm-up ended early", e);
        }
        log.debug("Warmed up with {} executions in {} ms", done, (System.nanoTime() - began) / 1_000_000);
    }

    /** A start that is refused for its body, whatever workflows there are, and a look that finds nothing. */
    private static void ask(HttpClient client, String baseUrl) {
        try {
            askAndWait(client, baseUrl);
        } catch (IOException e) {
            log.debug("The server did not answer during its warm-up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void askAndWait(HttpClient client, String baseUrl) throws IOException, InterruptedException {
        HttpRequest start = HttpRequest.newBuilder(URI.create(baseUrl + "/api/workflows/warm-up/executions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"inputs\":0}"))
                .build();
        client.send(start, HttpResponse.BodyHandlers.discarding());
        HttpRequest look = HttpRequest.newBuilder(URI.create(baseUrl + "/api/executions/exec-00000000000000000000"))
                .build();
        client.send(look, HttpResponse.BodyHandlers.discarding());
    }
}
