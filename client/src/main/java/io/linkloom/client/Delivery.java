package io.linkloom.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One call on its way: sent, and sent again where that is safe. Occupies no thread while it waits. */
final class Delivery {
    /** Statuses of a server that may well answer the same call a moment later. */
    static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private static final int MAX_TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final HttpClient http;
    private final HttpRequest request;
    private final Call<?> call;
    private final Pace pace;
    private final CompletableFuture<HttpResponse<byte[]>> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> current = CompletableFuture.completedFuture(null);

    private Delivery(HttpClient http, HttpRequest request, Call<?> call, Pace pace) {
        this.http = http;
        this.request = request;
        this.call = call;
        this.pace = pace;
    }

    /** The last answer, whatever its status; fails with what kept it from coming. Cancelling it stops everything. */
    static CompletableFuture<HttpResponse<byte[]>> start(
            HttpClient http, HttpRequest request, Call<?> call, Pace pace) {
        Delivery delivery = new Delivery(http, request, call, pace);
        delivery.result.whenComplete((answer, failure) -> delivery.current.cancel(true));
        delivery.send(1);
        return delivery.result;
    }

    private void send(int tries) {
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(request, BodyHandlers.ofByteArray());
        follow(sent);
        sent.whenComplete((answer, failure) -> {
            if (failure == null) answered(tries, answer);
            else failed(tries, Promises.cause(failure));
        });
    }

    private void follow(CompletableFuture<?> next) {
        current = next;
        if (result.isDone()) next.cancel(true);
    }

    private void answered(int tries, HttpResponse<byte[]> answer) {
        Duration pause = tries < MAX_TRIES && passing(answer, tries) ? RetryAfter.of(answer, backoff(tries)) : null;
        if (pause == null) result.complete(answer);
        else again(tries, pause);
    }

    private void failed(int tries, Throwable failure) {
        boolean nothingSent = failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
        boolean safe = failure instanceof IOException && (call.repeatable() || nothingSent);
        if (tries < MAX_TRIES && safe) again(tries, backoff(tries));
        else result.completeExceptionally(failure);
    }

    private void again(int tries, Duration pause) {
        CompletableFuture<Void> waiting = pace.pause(pause);
        follow(waiting);
        waiting.whenComplete((nothing, failure) -> {
            if (!result.isDone()) send(tries + 1);
        });
    }

    /** A 409 that follows a try whose answer got lost may only say that this very call is still under way. */
    private boolean passing(HttpResponse<byte[]> answer, int tries) {
        int status = answer.statusCode();
        boolean stillUnderWay = status == 409 && tries > 1 && call.hasKey();
        return call.repeatable() && (PASSING.contains(status) || stillUnderWay);
    }

    private Duration backoff(int tries) {
        return pace.jittered(FIRST_PAUSE.multipliedBy(1L << (tries - 1)));
    }
}
