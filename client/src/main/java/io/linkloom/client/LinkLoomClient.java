package io.linkloom.client;

import static java.util.Objects.requireNonNull;

import io.linkloom.api.EventReceipt;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.Meta;
import io.linkloom.api.ServerStatus;
import io.linkloom.api.WorkflowRegistration;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A Link Loom server, seen from a Java application. Safe for many threads; one per server is enough, and it needs no closing.
 *
 * <p>Every call blocks until the answer is there. Calls that may be repeated are, up to four times in all, when the
 * connection breaks or the server is busy. What goes wrong is a [LinkLoomException]; no answer at all is a
 * [LinkLoomUnreachableException].
 *
 * <p>What most applications do is here; the rest is in rooms, such as [#workflows()] and [#executions()].
 */
public final class LinkLoomClient implements AutoCloseable {
    private final Exchange exchange;

    private LinkLoomClient(ClientSettings settings, Pace pace) {
        this.exchange = new Exchange(settings, pace);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Need not be called: a client that nobody uses any more lets go of its connections. Waits for calls under way; not to be used after. */
    @Override
    public void close() {
        exchange.close();
    }

    /**
     * Registers a workflow, or a new version of it; the same document again changes nothing.
     *
     * @throws LinkLoomException 400 when it cannot be parsed, 422 with each finding when it is not a valid workflow
     */
    public WorkflowRegistration registerWorkflow(String yaml) {
        return exchange.send(Verbs.register(yaml));
    }

    /** As [#registerWorkflow(String)]. */
    public WorkflowRegistration registerWorkflow(WorkflowDto workflow) {
        return exchange.send(Verbs.register(workflow.source()));
    }

    /** Starts one execution with the declared defaults of all inputs. */
    public ExecutionDetails trigger(String workflow) {
        return trigger(TriggerRequest.of(workflow));
    }

    /**
     * Starts one execution, exactly one however often the call has to be sent.
     *
     * @param workflow `id`, or `namespace:id` outside of the default namespace
     * @param inputs plain JSON values by name; inputs that are left out take their declared defaults
     */
    public ExecutionDetails trigger(String workflow, Map<String, ? extends @Nullable Object> inputs) {
        return trigger(TriggerRequest.of(workflow).inputs(inputs));
    }

    /** Starts one execution, with labels and a key of the caller's own. */
    public ExecutionDetails trigger(TriggerRequest request) {
        return exchange.send(Verbs.trigger(request));
    }

    /** One execution with all its tasks. */
    public ExecutionDetails execution(String id) {
        return exchange.send(Verbs.execution(id));
    }

    /**
     * Waits until an execution has ended, and returns within some 10 ms of it where the server's stream of events can be
     * heard, else within 2 s. A server that is started anew meanwhile is waited for, for up to two minutes.
     *
     * @throws LinkLoomTimeoutException when it has not ended in time; it runs on
     */
    public ExecutionDetails await(String id, Duration timeout) {
        try {
            return Promises.await(Await.start(exchange, id, timeout));
        } catch (ExecutionException e) {
            throw Promises.rethrown(e);
        }
    }

    /**
     * Ends an execution; nothing of it is sent any more once this has answered.
     *
     * @throws LinkLoomException 409 when it has already ended
     */
    public ExecutionDetails cancel(String id) {
        return exchange.send(Verbs.cancel(id, null));
    }

    /** Starts what an event starts, and names it; the same event again starts nothing and gets the same answer. */
    public EventReceipt sendEvent(CloudEvent event) {
        return exchange.send(Verbs.send(event));
    }

    /** A batch of up to 1,000 events, which is taken as a whole or refused as a whole. */
    public EventReceipt sendEvents(List<CloudEvent> events) {
        return exchange.send(Verbs.send(events));
    }

    /** What happens from now on, as it happens; the caller closes it. */
    public EventStream events(EventQuery query) {
        return events(query, null);
    }

    /** What happened after an event of an earlier stream, and goes on as it happens. */
    public EventStream events(EventQuery query, @Nullable String lastEventId) {
        return new EventStream(exchange, query, lastEventId);
    }

    /** What the server is and what this caller may do there. */
    public Meta meta() {
        return exchange.send(Verbs.meta());
    }

    /** The server in one look. */
    public ServerStatus status() {
        return exchange.send(Verbs.status());
    }

    /** The same calls for callers who do not wait. */
    public AsyncLinkLoomClient async() {
        return new AsyncLinkLoomClient(exchange);
    }

    public Workflows workflows() {
        return new Workflows(exchange);
    }

    public Executions executions() {
        return new Executions(exchange);
    }

    public Schedules schedules() {
        return new Schedules(exchange);
    }

    public DeadLetters deadLetters() {
        return new DeadLetters(exchange);
    }

    public Backends backends() {
        return new Backends(exchange);
    }

    public Secrets secrets() {
        return new Secrets(exchange);
    }

    public Backups backups() {
        return new Backups(exchange);
    }

    /**
     * Sends one request as it is, once, and gives the answer as it comes, whatever its status.
     *
     * @param path from the root of the server, encoded, with its query, such as `/api/meta`
     * @param headers beside those of the client's settings, which they replace
     * @param body null for none
     * @throws LinkLoomUnreachableException when no answer came
     * @throws IllegalArgumentException when it is no path, or a header that cannot be sent
     */
    public RawAnswer raw(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        if (!path.startsWith("/"))
            throw new IllegalArgumentException("Expected a path such as /api/meta, but got " + path);
        HttpResponse<byte[]> answer = exchange.raw(new Call<>(method, path, headers, body, false, Reading.TEXT));
        return new RawAnswer(answer.statusCode(), answer.headers().map(), answer.body());
    }

    /** Settings of a client; only what differs from the defaults has to be said. */
    public static final class Builder {
        private URI url = URI.create("http://localhost:8080");
        private @Nullable String token;
        private @Nullable Locale locale;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(30);
        private Pace pace = Pace.real();

        private Builder() {}

        /**
         * Default `http://localhost:8080`.
         *
         * @throws IllegalArgumentException when it is no http or https URL
         */
        public Builder url(String url) {
            this.url = ClientSettings.parse(requireNonNull(url));
            return this;
        }

        /** Sent as bearer token; default none. */
        public Builder token(@Nullable String token) {
            this.token = token;
            return this;
        }

        /** Language of problem titles and details; default the server's choice. */
        public Builder locale(@Nullable Locale locale) {
            this.locale = locale;
            return this;
        }

        /** How long one connection may take to come about; default 5 s. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = requireNonNull(connectTimeout);
            return this;
        }

        /** How long one answer may take; default 30 s. */
        public Builder timeout(Duration timeout) {
            this.timeout = requireNonNull(timeout);
            return this;
        }

        Builder pace(Pace pace) {
            this.pace = pace;
            return this;
        }

        public LinkLoomClient build() {
            return new LinkLoomClient(new ClientSettings(url, token, locale, connectTimeout, timeout), pace);
        }
    }
}
