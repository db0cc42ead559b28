package io.linkloom.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Sends calls and understands their answers, for callers who wait and for callers who do not. */
final class Exchange {
    private final HttpClient http;
    private final ClientSettings settings;
    private final Pace pace;
    private final Answers answers;

    Exchange(ClientSettings settings, Pace pace) {
        this.settings = settings;
        this.pace = pace;
        this.answers = new Answers(settings);
        this.http = connections(settings);
    }

    /** Without redirects a client stays with the scheme of its server. */
    static HttpClient connections(ClientSettings settings) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER);
        if ("http".equalsIgnoreCase(settings.url().getScheme())) client.sslContext(NoTls.context());
        return client.build();
    }

    /** Lets go of the connections that wait for the next call, where the JDK can (from 21 on); else they go when they are forgotten. */
    void close() {
        if (!((Object) http instanceof AutoCloseable connections)) return;
        try {
            connections.close();
        } catch (Exception e) {
            // Then they go by themselves.
        }
    }

    Pace pace() {
        return pace;
    }

    /** Waits for the answer. */
    <T> T send(Call<T> call) {
        return answers.read(call, raw(call));
    }

    /** Who gives the answer up, by cancelling or by a timeout, gives the call up. */
    <T> CompletableFuture<T> sendAsync(Call<T> call) {
        CompletableFuture<T> read = new CompletableFuture<>();
        CompletableFuture<HttpResponse<byte[]>> delivery = deliver(call);
        delivery.whenComplete((answer, failure) -> {
            try {
                if (failure != null) throw failure(failure);
                read.complete(answers.read(call, answer));
            } catch (RuntimeException e) {
                read.completeExceptionally(e);
            }
        });
        read.whenComplete((value, failure) -> delivery.cancel(true));
        return read;
    }

    /** Waits for the answer, whatever its status. */
    HttpResponse<byte[]> raw(Call<?> call) {
        try {
            return Promises.await(deliver(call));
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** What to throw for a call that failed. */
    RuntimeException failure(Throwable e) {
        return answers.failed(Promises.cause(e));
    }

    /**
     * Opens a stream of lines; done when it is open, and fails with what [#failure] understands. The lines go to the
     * subscriber, who hangs up by cancelling its subscription.
     */
    CompletableFuture<Void> open(Call<?> call, Flow.Subscriber<String> lines) {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        // No timeout of the request itself: newer JDKs let it cut the stream, too.
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request(call).build(), answer -> {
                    if (answer.statusCode() != 200) return BodySubscribers.ofByteArray();
                    opened.complete(null);
                    return BodySubscribers.fromLineSubscriber(lines, done -> new byte[0], StandardCharsets.UTF_8, null);
                });
        sent.whenComplete(
                (answer, failure) -> opened.completeExceptionally(failure != null ? failure : Answers.refused(answer)));
        opened.orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        opened.whenComplete((nothing, failure) -> {
            if (failure != null) sent.cancel(true);
        });
        return opened;
    }

    private CompletableFuture<HttpResponse<byte[]>> deliver(Call<?> call) {
        return Delivery.start(http, request(call).timeout(settings.timeout()).build(), call, pace);
    }

    private HttpRequest.Builder request(Call<?> call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + call.path()))
                .header("Accept", "application/json, application/problem+json")
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        String token = settings.token();
        if (token != null) request.setHeader("Authorization", "Bearer " + token);
        Locale locale = settings.locale();
        if (locale != null) request.setHeader("Accept-Language", locale.toLanguageTag());
        call.headers().forEach(request::setHeader);
        return request;
    }
}
