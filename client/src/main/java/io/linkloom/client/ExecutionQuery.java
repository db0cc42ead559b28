package io.linkloom.client;

import io.linkloom.api.ExecutionState;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which executions to list; what is null or empty does not restrict.
 *
 * @param workflow `id`, or `namespace:id`
 * @param states one of which it has to be in
 * @param trigger what started it, `manual`, `schedule`, `event`, `workflow`, `backfill` or `rerun`
 * @param labels that it has to carry, all of them
 * @param since created at or after
 * @param until created before
 * @param q part of the workflow's id, or the beginning of the execution's
 * @param limit 1 to 500
 * @param cursor of the page before
 */
public record ExecutionQuery(
        @Nullable String workflow,
        @Nullable String namespace,
        List<ExecutionState> states,
        @Nullable String trigger,
        Map<String, String> labels,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String q,
        int limit,
        @Nullable String cursor) {
    public ExecutionQuery {
        states = List.copyOf(states);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** The newest ones of everything that the caller may see. */
    public static ExecutionQuery newest(int limit) {
        return new ExecutionQuery(null, null, List.of(), null, Map.of(), null, null, null, limit, null);
    }

    public ExecutionQuery ofWorkflow(@Nullable String id) {
        return new ExecutionQuery(id, namespace, states, trigger, labels, since, until, q, limit, cursor);
    }

    public ExecutionQuery inNamespace(@Nullable String name) {
        return new ExecutionQuery(workflow, name, states, trigger, labels, since, until, q, limit, cursor);
    }

    /** In one of these; in any, when none is named. */
    public ExecutionQuery inState(ExecutionState... wanted) {
        return new ExecutionQuery(
                workflow, namespace, List.of(wanted), trigger, labels, since, until, q, limit, cursor);
    }

    public ExecutionQuery startedBy(@Nullable String kind) {
        return new ExecutionQuery(workflow, namespace, states, kind, labels, since, until, q, limit, cursor);
    }

    public ExecutionQuery labelled(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return new ExecutionQuery(workflow, namespace, states, trigger, more, since, until, q, limit, cursor);
    }

    /** Created at `from` or later and before `to`. */
    public ExecutionQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new ExecutionQuery(workflow, namespace, states, trigger, labels, from, to, q, limit, cursor);
    }

    public ExecutionQuery matching(@Nullable String part) {
        return new ExecutionQuery(workflow, namespace, states, trigger, labels, since, until, part, limit, cursor);
    }

    /** The page that `nextCursor` of the one before leads to. */
    public ExecutionQuery after(@Nullable String nextCursor) {
        return new ExecutionQuery(workflow, namespace, states, trigger, labels, since, until, q, limit, nextCursor);
    }

    Address address() {
        return Address.of("executions")
                .with("workflow", workflow)
                .with("namespace", namespace)
                .withAny("state", states)
                .with("trigger", trigger)
                .withLabels(labels)
                .with("since", since)
                .with("until", until)
                .with("q", q)
                .with("limit", limit)
                .with("cursor", cursor);
    }
}
