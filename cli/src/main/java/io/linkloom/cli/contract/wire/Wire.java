package io.linkloom.cli.contract.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends as the server does: HTTP/1.1, no redirects, connections kept, one deadline for the whole exchange. */
public final class Wire implements AutoCloseable {
    /** Four times what an output may be: enough to say by how much an answer is too long. */
    private static final long MOST_BYTES = 4 << 20;

    private final Duration deadline;
    private final HttpClient client;

    public Wire(Duration deadline) {
        this.deadline = deadline;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    public Exchange send(Request request) throws InterruptedException {
        try {
            return start(request).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Sending turns every failure into a value", e.getCause());
        }
    }

    /** Never fails: what goes wrong is in the exchange. */
    public CompletableFuture<Exchange> start(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.url());
        request.headers().forEach(http::setHeader);
        http.method(
                request.method(),
                request.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        long started = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(http.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        CompletableFuture<HttpResponse<byte[]>> inTime =
                answer.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
        return inTime.handle((response, failure) -> {
            answer.cancel(true);
            if (failure == null) return Exchange.answered(request, answer(response, started));
            Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failure;
            return Exchange.unanswered(request, NoAnswer.of(cause), NoAnswer.words(cause));
        });
    }

    private static Answer answer(HttpResponse<byte[]> response, long started) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body(),
                Duration.ofNanos(System.nanoTime() - started));
    }

    /** Several requests on one connection of its own. */
    public SingleConnection connect(URI url) throws IOException {
        return new SingleConnection(url, deadline);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
