package io.linkloom.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events to hear; what is null or empty does not restrict.
 *
 * @param workflow `id`, or `namespace:id`
 * @param types none: all but `LOG`
 */
public record EventQuery(
        @Nullable String workflow,
        @Nullable String namespace,
        @Nullable String execution,
        List<EventType> types) {
    public EventQuery {
        types = List.copyOf(types);
    }

    /** Everything that the caller may see, but for log lines. */
    public static EventQuery all() {
        return new EventQuery(null, null, null, List.of());
    }

    public EventQuery ofWorkflow(@Nullable String id) {
        return new EventQuery(id, namespace, execution, types);
    }

    public EventQuery inNamespace(@Nullable String name) {
        return new EventQuery(workflow, name, execution, types);
    }

    public EventQuery ofExecution(@Nullable String id) {
        return new EventQuery(workflow, namespace, id, types);
    }

    public EventQuery ofType(EventType... wanted) {
        return new EventQuery(workflow, namespace, execution, List.of(wanted));
    }

    Call<String> call() {
        Address address = Address.of("stream")
                .with("workflow", workflow)
                .with("namespace", namespace)
                .with("execution", execution)
                .withAny("types", types.stream().map(EventType::word).toList());
        return Call.text(address, "text/event-stream");
    }
}
