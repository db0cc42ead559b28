package io.linkloom.client.callback;

import io.linkloom.client.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells a server how one attempt fares, under the callback address that came with it. Safe for many threads.
 *
 * <p>Nothing blocks, and nothing fails: each future completes with a {@link Receipt}. A result is sent again while the server is away,
 * until the address expires; a heartbeat or a log line is not worth that.
 */
public final class TaskReport {
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** As long as a task waits where the workflow says nothing else. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final Post post;
    private final TaskJson json;
    private final String url;
    private final Instant expiresAt;
    private final TraceContext trace;

    TaskReport(Post post, TaskJson json, TaskEnvelope.CallbackPart callback, TraceContext trace) {
        this.post = post;
        this.json = json;
        this.url = EnvelopeReader.webAddress(callback.url());
        this.trace = trace;
        Instant told = callback.expiresAt();
        this.expiresAt = told == null ? Instant.now().plus(PATIENCE) : told;
    }

    /** For those who answered 202 themselves. */
    public static TaskReport to(TaskEnvelope.CallbackPart callback) {
        return new TaskReport(new Post(), TaskJson.own(), callback, TraceContext.continuing(null));
    }

    /**
     * The work is done. More than a server takes becomes a failure, for the task would wait in vain.
     *
     * @throws IllegalArgumentException when the output cannot be written as JSON
     */
    public CompletableFuture<Receipt> succeeded(@Nullable Object output) {
        return ended(new Ending.Succeeded(json.write(output)));
    }

    public CompletableFuture<Receipt> failed(String message, boolean retryable) {
        return ended(new Ending.Failed(message, retryable ? 500 : 422));
    }

    /**
     * A sign of life, which a task with a `heartbeatTimeout` needs.
     *
     * @param progress 0 to 1; null for unknown
     * @throws IllegalArgumentException when it is neither
     */
    public CompletableFuture<Receipt> heartbeat(@Nullable Double progress, @Nullable String message) {
        if (progress != null && !(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("Expected a progress from 0 to 1, but got " + progress);
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (progress != null) body.put("progress", progress);
        if (message != null) body.put("message", message);
        return send("/heartbeat", "application/json", Json.write(body), 1);
    }

    /** Lines for the log of the attempt: at most 5,000 and 512 KiB at once. */
    public CompletableFuture<Receipt> log(List<TaskLog.Line> lines) {
        String body = lines.stream().map(Json::write).collect(Collectors.joining("\n"));
        return send("/logs", "application/x-ndjson", body, 3);
    }

    CompletableFuture<Receipt> ended(Ending ending) {
        CompletableFuture<Receipt> told = send("", "application/json", ending.report(), ANY_NUMBER);
        if (!(ending instanceof Ending.Succeeded)) return told;
        return told.thenCompose(receipt -> receipt == Receipt.TOO_LARGE
                ? ended(new Ending.Failed("The output is larger than a server takes: 1 MiB", 422))
                : CompletableFuture.completedFuture(receipt));
    }

    private CompletableFuture<Receipt> send(String path, String contentType, String body, int tries) {
        return post.send(new Post.Letter(url + path, contentType, body, trace.traceparent(), tries, expiresAt));
    }
}
