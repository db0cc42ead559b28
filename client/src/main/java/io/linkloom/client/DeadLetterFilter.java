package io.linkloom.client;

import org.jspecify.annotations.Nullable;

/**
 * Which dead letters; what is null does not restrict.
 *
 * @param workflow `id`, or `namespace:id`
 * @param error stable code of the failure
 */
public record DeadLetterFilter(
        @Nullable String execution,
        @Nullable String workflow,
        @Nullable String namespace,
        @Nullable String error) {

    /** Every one that the caller may see. */
    public static DeadLetterFilter all() {
        return new DeadLetterFilter(null, null, null, null);
    }

    public DeadLetterFilter ofExecution(@Nullable String id) {
        return new DeadLetterFilter(id, workflow, namespace, error);
    }

    public DeadLetterFilter ofWorkflow(@Nullable String id) {
        return new DeadLetterFilter(execution, id, namespace, error);
    }

    public DeadLetterFilter inNamespace(@Nullable String name) {
        return new DeadLetterFilter(execution, workflow, name, error);
    }

    public DeadLetterFilter withError(@Nullable String code) {
        return new DeadLetterFilter(execution, workflow, namespace, code);
    }

    Address on(Address address) {
        return address.with("execution", execution)
                .with("workflow", workflow)
                .with("namespace", namespace)
                .with("error", error);
    }
}
