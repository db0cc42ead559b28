package io.linkloom.server.runner.http;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.AttemptFailure;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.TaskRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls user backends: HTTP/1.1, one shared client, no redirects, no cookies, no proxy of the environment, nothing decompressed.
 *
 * <p>The deadline covers everything from resolving the name to the last byte of the body; when it passes, or the attempt is cancelled,
 * the connection is closed.
 */
public final class HttpRunner implements TaskRunner, AutoCloseable {
    private final HttpSettings settings;
    private final RequestBuilder requests;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final Deadlines deadlines = new Deadlines();
    private final Hosts hosts = new Hosts(InetAddress::getAllByName);
    private final Reuse reuse = new Reuse();

    public HttpRunner(HttpSettings settings) {
        this.settings = settings;
        requests = new RequestBuilder(settings.signer());
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.connectTimeout())
                .executor(threads)
                .build();
    }

    @Override
    public Outcome run(AttemptContext attempt) {
        if (attempt.cancel().isCancelled()) return attempt.logged(Outcome.cancelled());
        try {
            if (!(attempt.definition().work() instanceof TaskWork.Http http)) {
                return Outcome.permanent(FailureCode.INTERNAL, "Not an http task");
            }
            return attempt.logged(exchange(attempt, http, requests.build(attempt, http)));
        } catch (AttemptFailure e) {
            return attempt.logged(e.outcome());
        } catch (RuntimeException e) {
            return attempt.logged(Outcome.retryable(FailureCode.INTERNAL, "The request could not be made: " + e));
        }
    }

    private Outcome exchange(AttemptContext attempt, TaskWork.Http http, HttpRequest request) {
        Duration timeout = attempt.timeoutOr(settings.defaultTimeout());
        Exchange exchange = new Exchange(System.nanoTime() + timeout.toNanos());
        deadlines.add(exchange);
        attempt.cancel().onCancel(() -> exchange.stop(Exchange.Stop.CANCEL));
        Outcome outcome;
        Exchange.@Nullable Stop stopped;
        try {
            outcome = send(attempt, http, request, timeout);
        } finally {
            deadlines.remove(exchange);
            stopped = exchange.end();
        }
        // A whole answer counts, even if the deadline passed while it was being looked at.
        if (stopped == null || !(outcome instanceof Outcome.Lost)) return outcome;
        return switch (stopped) {
            case DEADLINE -> Outcome.timedOut(timeout);
            case CANCEL -> Outcome.cancelled();
        };
    }

    /** Lost when the thread was interrupted, by the exchange or by somebody else. */
    private Outcome send(AttemptContext attempt, TaskWork.Http http, HttpRequest request, Duration timeout) {
        URI url = request.uri();
        try {
            List<InetAddress> addresses = hosts.resolve(url.getHost(), timeout);
            String refusal = settings.egress().refusal(url.getHost(), RequestUrl.port(url), addresses);
            if (refusal != null) return Outcome.permanent(FailureCode.EGRESS_DENIED, refusal);
            // Cancelled by now: the client would send first and notice later.
            if (Thread.currentThread().isInterrupted()) return Outcome.interrupted();
            HttpResponse<BoundedBody.Content> response = client.send(request, Answer.reader(http));
            reuse.answered(url);
            return new Answer(response.statusCode(), response.headers(), response.body()).outcome(attempt, http);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.interrupted();
        } catch (TimeoutException e) {
            return Outcome.timedOut(timeout);
        } catch (IOException e) {
            return broken(attempt, url, e);
        }
    }

    /**
     * A kept-alive connection that the backend was just closing tells nothing about the request. That happens once; a second time in a
     * row something else is wrong.
     */
    private Outcome broken(AttemptContext attempt, URI url, IOException e) {
        if (Thread.currentThread().isInterrupted()) return Outcome.interrupted();
        if (ConnectionProblem.isUnanswered(e)
                && reuse.isPossible(url)
                && !attempt.run().previousLost()) {
            return new Outcome.Lost("The kept-alive connection to " + ConnectionProblem.at(url) + " had ended");
        }
        return ConnectionProblem.of(url, e);
    }

    /** Stops everything at once; attempts under way end with a broken connection. */
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
        deadlines.close();
        hosts.close();
    }
}
