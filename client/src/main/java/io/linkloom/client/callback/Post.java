package io.linkloom.client.callback;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends reports, again while the server is away. No thread waits meanwhile. */
final class Post {
    private static final Logger LOG = System.getLogger(Post.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration firstPause;
    private final Duration longestPause;

    /** Tries after 0.2 s, then less and less often, every 30 s in the end. */
    Post() {
        this(Duration.ofMillis(200), Duration.ofSeconds(30));
    }

    Post(Duration firstPause, Duration longestPause) {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** One report. Sent again as long as that makes sense, at least once. */
    record Letter(String url, String contentType, String body, String traceparent, int tries, Instant until) {}

    /** Completes normally whatever happens. */
    CompletableFuture<Receipt> send(Letter letter) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(letter.url()))
                .timeout(TIMEOUT)
                .header("Content-Type", letter.contentType())
                .header("traceparent", letter.traceparent())
                .POST(BodyPublishers.ofString(letter.body()))
                .build();
        return send(letter, request, 1);
    }

    private CompletableFuture<Receipt> send(Letter letter, HttpRequest request, int tries) {
        return http.sendAsync(request, BodyHandlers.ofString())
                .handle(Post::receipt)
                .thenCompose(receipt -> {
                    if (receipt != Receipt.UNREACHABLE) return CompletableFuture.completedFuture(receipt);
                    Duration pause = pause(tries);
                    boolean again =
                            tries < letter.tries() && Instant.now().plus(pause).isBefore(letter.until());
                    if (!again) return CompletableFuture.completedFuture(receipt);
                    return CompletableFuture.supplyAsync(() -> send(letter, request, tries + 1), after(pause))
                            .thenCompose(sent -> sent);
                });
    }

    private static Receipt receipt(@Nullable HttpResponse<String> answer, @Nullable Throwable failure) {
        if (answer == null) {
            LOG.log(Level.DEBUG, "The server cannot be told: {0}", failure);
            return Receipt.UNREACHABLE;
        }
        int status = answer.statusCode();
        if (status / 100 == 2) return Receipt.TAKEN;
        if (PASSING.contains(status)) return Receipt.UNREACHABLE;
        if (status == 404 || status == 409) return Receipt.TOO_LATE;
        LOG.log(Level.WARNING, "The server did not take a report: {0} {1}", status, answer.body());
        return status == 413 ? Receipt.TOO_LARGE : Receipt.REFUSED;
    }

    private Duration pause(int tries) {
        long most = Math.min(longestPause.toMillis(), firstPause.toMillis() << Math.min(tries - 1, 20));
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    private static Executor after(Duration pause) {
        return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
