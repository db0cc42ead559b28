package io.linkloom.client;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one execution of a workflow: `TriggerRequest.of("daily-report").input("limit", 5).label("team", "sales")`.
 *
 * @param workflow `id`, or `namespace:id` outside of the default namespace
 * @param inputs plain JSON values by name; inputs that are left out take their declared defaults
 * @param labels of the execution, in addition to those of the workflow
 * @param idempotencyKey 1 to 255 visible ASCII characters; the same key with the same inputs and labels gives the first
 *     execution again, for 7 days
 */
public record TriggerRequest(
        String workflow, Map<String, @Nullable Object> inputs, Map<String, String> labels, String idempotencyKey) {
    public TriggerRequest {
        requireNonNull(workflow);
        requireNonNull(idempotencyKey);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** With no inputs, no labels and a new key. */
    public static TriggerRequest of(String workflow) {
        return new TriggerRequest(
                workflow, Map.of(), Map.of(), UUID.randomUUID().toString());
    }

    public TriggerRequest input(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(inputs);
        more.put(name, value);
        return new TriggerRequest(workflow, more, labels, idempotencyKey);
    }

    /** These instead of what was there. */
    public TriggerRequest inputs(Map<String, ? extends @Nullable Object> values) {
        return new TriggerRequest(workflow, new LinkedHashMap<>(values), labels, idempotencyKey);
    }

    public TriggerRequest label(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(name, value);
        return new TriggerRequest(workflow, inputs, more, idempotencyKey);
    }

    /** Such as the number of the order that the execution is for; then it is started once, also after a crash of the caller. */
    public TriggerRequest idempotencyKey(String key) {
        return new TriggerRequest(workflow, inputs, labels, key);
    }
}
