package io.linkloom.client;

import static java.util.Objects.requireNonNull;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.LogLine;
import io.linkloom.api.Meta;
import io.linkloom.api.Page;
import io.linkloom.api.StartExecution;
import io.linkloom.api.WorkflowDetails;
import io.linkloom.api.WorkflowRegistration;
import io.linkloom.api.WorkflowSummary;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A Link Loom server, seen from a Java application. Safe for many threads; one per server is enough.
 *
 * <p>Every call blocks until the answer is there. Calls that may be repeated are, up to four times in all, when the
 * connection breaks or the server is busy. What goes wrong is a [LinkLoomException]; no answer at all is a
 * [LinkLoomUnreachableException].
 */
public final class LinkLoomClient {
    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration RAREST_LOOK = Duration.ofSeconds(2);

    private final Exchange exchange;
    private final Pace pace;

    private LinkLoomClient(ClientSettings settings, Pace pace) {
        this.exchange = new Exchange(settings, pace);
        this.pace = pace;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What the server is and what this caller may do there. */
    public Meta meta() {
        return exchange.read(Call.get(Call.path("meta")), new TypeReference<>() {});
    }

    /**
     * Registers a workflow, or a new version of it; the same document again changes nothing.
     *
     * @throws LinkLoomException 400 when it cannot be parsed, 422 with each finding when it is not a valid workflow
     */
    public WorkflowRegistration registerWorkflow(String yaml) {
        Call call = new Call(
                "POST", Call.path("workflows"), Map.of("Content-Type", "application/yaml"), requireNonNull(yaml), true);
        return exchange.read(call, new TypeReference<>() {});
    }

    /** The newest 50 workflows. */
    public Page<WorkflowSummary> workflows() {
        return workflows(50, null);
    }

    /** The newest workflows, at most `limit` (1 to 500); `cursor` is null for the first page. */
    public Page<WorkflowSummary> workflows(int limit, @Nullable String cursor) {
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        query.put("limit", limit);
        query.put("cursor", cursor);
        return exchange.read(Call.get(Call.path("workflows") + Call.query(query)), new TypeReference<>() {});
    }

    /** One workflow; in another namespace than the default one its id is `namespace:id`. */
    public WorkflowDetails workflow(String id) {
        return exchange.read(Call.get(Call.path("workflows", requireNonNull(id))), new TypeReference<>() {});
    }

    /**
     * Starts one execution, exactly one however often the call has to be sent.
     *
     * @param inputs plain JSON values by name; inputs that are left out take their declared defaults
     */
    public ExecutionDetails trigger(String workflow, Map<String, ? extends @Nullable Object> inputs) {
        return trigger(workflow, inputs, UUID.randomUUID().toString());
    }

    /** As above; calls with the same `idempotencyKey` and inputs start one execution between them, within 7 days. */
    public ExecutionDetails trigger(
            String workflow, Map<String, ? extends @Nullable Object> inputs, String idempotencyKey) {
        Call call = new Call(
                "POST",
                Call.path("workflows", requireNonNull(workflow), "executions"),
                Map.of("Content-Type", "application/json", "Idempotency-Key", requireNonNull(idempotencyKey)),
                Exchange.json(new StartExecution(new LinkedHashMap<>(inputs), Map.of())),
                true);
        return exchange.read(call, new TypeReference<>() {});
    }

    public ExecutionDetails execution(String id) {
        return exchange.read(Call.get(Call.path("executions", requireNonNull(id))), new TypeReference<>() {});
    }

    public Page<ExecutionSummary> executions(ExecutionQuery query) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("workflow", query.workflow());
        parameters.put("namespace", query.namespace());
        parameters.put("state", query.state());
        parameters.put("limit", query.limit());
        parameters.put("cursor", query.cursor());
        return exchange.read(Call.get(Call.path("executions") + Call.query(parameters)), new TypeReference<>() {});
    }

    /**
     * Waits until an execution has ended, looking every 0.1 s at first and every 2 s later.
     *
     * @throws LinkLoomTimeoutException when it has not ended in time; it runs on
     */
    public ExecutionDetails await(String id, Duration timeout) {
        long end = pace.nowMillis() + timeout.toMillis();
        Duration look = FIRST_LOOK;
        while (true) {
            ExecutionDetails execution = execution(id);
            if (execution.state().isEnded()) return execution;
            long left = end - pace.nowMillis();
            if (left <= 0) throw new LinkLoomTimeoutException(execution, timeout);
            pause(look.toMillis() > left ? Duration.ofMillis(left) : look);
            look = look.multipliedBy(2).compareTo(RAREST_LOOK) > 0 ? RAREST_LOOK : look.multipliedBy(2);
        }
    }

    /**
     * Asks for the end of an execution; returns when the server has taken it on.
     *
     * @throws LinkLoomException 409 when it has already ended
     */
    public void cancel(String id) {
        exchange.send(new Call("POST", Call.path("executions", requireNonNull(id), "cancel"), Map.of(), null, false));
    }

    /** The first lines that an execution logged. */
    public Page<LogLine> logs(String id) {
        return logs(id, 0);
    }

    /** The lines with a greater `seq` than `after`, oldest first, as many as the server gives at once. */
    public Page<LogLine> logs(String id, long after) {
        String path = Call.path("executions", requireNonNull(id), "logs") + Call.query(Map.of("after", after));
        return exchange.read(Call.get(path), new TypeReference<>() {});
    }

    private void pause(Duration time) {
        try {
            pace.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkLoomException(
                    LinkLoomException.withoutAnswer("interrupted", "Interrupted", "while waiting for an execution"), e);
        }
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
