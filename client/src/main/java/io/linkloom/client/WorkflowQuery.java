package io.linkloom.client;

import io.linkloom.api.ExecutionState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which workflows to list; what is null or empty does not restrict.
 *
 * @param labels that it has to carry, all of them
 * @param states one of which its newest execution has to have
 * @param paused whether its triggers have to be stopped, or must not be
 * @param q part of the id or the name
 * @param recent how many of its last executions come with each, 0 to 20
 * @param limit 1 to 500
 * @param cursor of the page before
 */
public record WorkflowQuery(
        @Nullable String namespace,
        Map<String, String> labels,
        List<ExecutionState> states,
        @Nullable Boolean paused,
        @Nullable String q,
        int recent,
        int limit,
        @Nullable String cursor) {
    public WorkflowQuery {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        states = List.copyOf(states);
    }

    /** The newest ones of everything that the caller may see. */
    public static WorkflowQuery newest(int limit) {
        return new WorkflowQuery(null, Map.of(), List.of(), null, null, 0, limit, null);
    }

    public WorkflowQuery inNamespace(@Nullable String name) {
        return new WorkflowQuery(name, labels, states, paused, q, recent, limit, cursor);
    }

    public WorkflowQuery labelled(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return new WorkflowQuery(namespace, more, states, paused, q, recent, limit, cursor);
    }

    /** Whose newest execution is in one of these. */
    public WorkflowQuery inState(ExecutionState... wanted) {
        return new WorkflowQuery(namespace, labels, List.of(wanted), paused, q, recent, limit, cursor);
    }

    /** Whose triggers are stopped, or those whose are not; null for both. */
    public WorkflowQuery paused(@Nullable Boolean wanted) {
        return new WorkflowQuery(namespace, labels, states, wanted, q, recent, limit, cursor);
    }

    /** With so many of its last executions, 0 to 20. */
    public WorkflowQuery withRecent(int count) {
        return new WorkflowQuery(namespace, labels, states, paused, q, count, limit, cursor);
    }

    public WorkflowQuery matching(@Nullable String part) {
        return new WorkflowQuery(namespace, labels, states, paused, part, recent, limit, cursor);
    }

    /** The page that `nextCursor` of the one before leads to. */
    public WorkflowQuery after(@Nullable String nextCursor) {
        return new WorkflowQuery(namespace, labels, states, paused, q, recent, limit, nextCursor);
    }

    Address address() {
        return Address.of("workflows")
                .with("namespace", namespace)
                .withLabels(labels)
                .withAny("state", states)
                .with("paused", paused)
                .with("q", q)
                .with("recent", recent == 0 ? null : recent)
                .with("limit", limit)
                .with("cursor", cursor);
    }
}
