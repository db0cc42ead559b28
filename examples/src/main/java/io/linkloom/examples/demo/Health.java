package io.linkloom.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Whether something on the server answers, such as its health. */
final class Health {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration ONE_LOOK = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ONE_LOOK).build();
    private final HttpRequest request;

    Health(String url) {
        this.request = HttpRequest.newBuilder(URI.create(url)).timeout(ONE_LOOK).build();
    }

    void await(Child server) {
        Instant limit = Instant.now().plus(LIMIT);
        while (!isUp()) {
            if (!server.process().isAlive()) throw server.earlyEnd();
            if (Instant.now().isAfter(limit)) {
                throw new DemoFailure("The server is not up after " + LIMIT.toMinutes() + " minutes.");
            }
            Pause.shortly();
        }
    }

    /** Below 400: a redirect leads to something, too. */
    boolean isUp() {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() < 400;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted");
        }
    }
}
