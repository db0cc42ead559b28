package io.linkloom.server.runner.http;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.AttemptFailure;
import io.linkloom.server.runner.CancelSignal;
import io.linkloom.server.runner.Cancellation;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls user backends: HTTP/1.1, one shared client, no redirects, no cookies, no proxy of the environment, nothing decompressed.
 *
 * <p>The deadline covers everything from resolving the name to the last byte of the body; when it passes, or the attempt is cancelled,
 * the connection is closed.
 */
public final class HttpRunner implements TaskRunner, AutoCloseable {
    private static final int PROBE_BYTES = 16 * 1024;

    private final HttpSettings settings;
    private final RequestBuilder requests;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final Deadlines deadlines = new Deadlines();
    private final Hosts hosts;
    private final Reuse reuse = new Reuse();

    public HttpRunner(HttpSettings settings) {
        this(settings, new Hosts(NameResolution::askTheSystem));
    }

    HttpRunner(HttpSettings settings, Hosts hosts) {
        this.settings = settings;
        this.hosts = hosts;
        requests = new RequestBuilder(settings.signer());
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.connectTimeout())
                .executor(threads)
                .build();
    }

    /**
     * What became of an attempt.
     *
     * @param connected false when no connection could be made, so that nothing can have been sent
     */
    public record Exchanged(Outcome outcome, boolean connected) {
        private static Exchanged of(Outcome outcome) {
            return new Exchanged(outcome, true);
        }
    }

    @Override
    public Outcome run(AttemptContext attempt) {
        return attempt.logged(exchange(attempt).outcome());
    }

    /** As [#run], with more about it and without a word in the log. */
    public Exchanged exchange(AttemptContext attempt) {
        if (attempt.cancel().isCancelled()) return Exchanged.of(Outcome.cancelled());
        try {
            if (!(attempt.definition().work() instanceof TaskWork.Http http)) {
                return Exchanged.of(Outcome.permanent(FailureCode.INTERNAL, "Not an http task"));
            }
            HttpRequest request = requests.build(attempt, http);
            Duration timeout = attempt.timeoutOr(settings.defaultTimeout());
            return within(timeout, attempt.cancel(), () -> send(attempt, http, request, timeout));
        } catch (AttemptFailure e) {
            return Exchanged.of(e.outcome());
        } catch (RuntimeException e) {
            return Exchanged.of(Outcome.retryable(FailureCode.INTERNAL, "The request could not be made: " + e));
        }
    }

    private Exchanged within(Duration timeout, CancelSignal cancel, Supplier<Exchanged> work) {
        Exchange exchange = new Exchange(System.nanoTime() + timeout.toNanos());
        deadlines.add(exchange);
        cancel.onCancel(() -> exchange.stop(Exchange.Stop.CANCEL));
        Exchanged result;
        Exchange.@Nullable Stop stopped;
        try {
            result = work.get();
        } finally {
            deadlines.remove(exchange);
            stopped = exchange.end();
        }
        // A whole answer counts, even if the deadline passed while it was being looked at.
        if (stopped == null || !(result.outcome() instanceof Outcome.Lost)) return result;
        return Exchanged.of(
                switch (stopped) {
                    case DEADLINE -> Outcome.timedOut(timeout);
                    case CANCEL -> Outcome.cancelled();
                });
    }

    /** Lost when the thread was interrupted, by the exchange or by somebody else. */
    private Exchanged send(AttemptContext attempt, TaskWork.Http http, HttpRequest request, Duration timeout) {
        return connected(
                request.uri(),
                timeout,
                () -> {
                    HttpResponse<BoundedBody.Content> response = client.send(request, Answer.reader(http));
                    reuse.answered(request.uri());
                    return new Answer(response.statusCode(), response.headers(), response.body())
                            .outcome(attempt, http);
                },
                e -> broken(attempt, request.uri(), e));
    }

    /** Sends something where it may be sent to. */
    private interface Sending {
        Outcome send() throws IOException, InterruptedException;
    }

    /** Resolves and checks where to, and lets the client connect to what was checked and to nothing else. */
    private Exchanged connected(URI url, Duration timeout, Sending sending, Function<IOException, Outcome> broken) {
        String host = url.getHost();
        try {
            List<InetAddress> addresses = hosts.resolve(host, timeout);
            String refusal = settings.egress().refusal(host, RequestUrl.port(url), addresses);
            if (refusal != null) return Exchanged.of(Outcome.permanent(FailureCode.EGRESS_DENIED, refusal));
            // Cancelled by now: the client would send first and notice later.
            if (Thread.currentThread().isInterrupted()) return Exchanged.of(Outcome.interrupted());
            Pins.hold(host, addresses);
            try {
                return Exchanged.of(sending.send());
            } finally {
                Pins.letGo(host);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exchanged.of(Outcome.interrupted());
        } catch (TimeoutException e) {
            return Exchanged.of(Outcome.timedOut(timeout));
        } catch (IOException e) {
            return new Exchanged(broken.apply(e), !ConnectionProblem.isUnconnected(e));
        }
    }

    /** Asks an address how it is, by GET: null when it answers with 2xx in time, else why not. Under the rules of all calls. */
    public @Nullable String probe(URI url, Duration timeout) {
        if (url.getHost() == null) return "The address names no host";
        HttpRequest request = HttpRequest.newBuilder(url)
                .setHeader("User-Agent", "link-loom-health")
                .build();
        Exchanged exchanged = within(
                timeout,
                new Cancellation(),
                () -> connected(
                        url,
                        timeout,
                        () -> {
                            int status = client.send(request, info -> new BoundedBody(PROBE_BYTES, -1))
                                    .statusCode();
                            return status / 100 == 2
                                    ? new Outcome.Accepted()
                                    : Outcome.permanent(FailureCode.http(status), "The answer was " + status);
                        },
                        e -> ConnectionProblem.of(url, e)));
        return switch (exchanged.outcome()) {
            case Outcome.Failed failed -> failed.message();
            case Outcome.Lost lost -> lost.message();
            case Outcome.Accepted accepted -> null;
            case Outcome.Succeeded succeeded -> null;
        };
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
