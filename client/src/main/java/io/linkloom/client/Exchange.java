package io.linkloom.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

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
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
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
                if (failure != null) throw answers.failed(Promises.cause(failure));
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
            throw answers.failed(Promises.cause(e));
        }
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
