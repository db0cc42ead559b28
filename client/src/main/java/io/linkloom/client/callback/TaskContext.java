package io.linkloom.client.callback;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the work of a task is given, and how it can speak while it goes on. */
public final class TaskContext {
    private final Delivery delivery;
    private final Work work;
    private final Reports reports;
    private final TaskJson json;
    private final TaskLog log;

    TaskContext(Delivery delivery, Work work, Reports reports, TaskJson json, TaskLog log) {
        this.delivery = delivery;
        this.work = work;
        this.reports = reports;
        this.json = json;
        this.log = log;
    }

    /** Name of the handler, as in the address. */
    public String handler() {
        return delivery.handler();
    }

    /** The same for every attempt of this task run: makes a repeated effect recognisable. Empty where the server told none. */
    public String idempotencyKey() {
        String key = delivery.key();
        return key == null ? "" : key;
    }

    /** From 1. */
    public int attempt() {
        return delivery.attempt();
    }

    /** Where the work stands in a distributed trace. */
    public TraceContext trace() {
        return delivery.trace();
    }

    /** @throws PermanentTaskException when the workflow sets a body of its own instead */
    public TaskEnvelope envelope() {
        TaskEnvelope envelope = delivery.envelope();
        if (envelope == null) throw new NoEnvelopeException();
        return envelope;
    }

    /** As sent: plain values. */
    public @Nullable Object body() {
        return delivery.body();
    }

    /**
     * The inputs of the execution and the params of the task as one value, the params before the inputs of the same name; or the body,
     * when the workflow sets one of its own.
     *
     * @throws PermanentTaskException when it does not fit the type, or there is no body
     */
    public <T> T input(Class<T> type) {
        return given("The input", type, input((Type) type));
    }

    /** As above, for any type; null when there is no body. */
    public @Nullable Object input(Type type) {
        TaskEnvelope envelope = delivery.envelope();
        if (envelope == null) return convert("The body", delivery.body(), type);
        Map<String, @Nullable Object> both = new LinkedHashMap<>(envelope.inputs());
        both.putAll(envelope.params());
        return convert("The input", both, type);
    }

    /**
     * The output of a task directly upstream.
     *
     * @throws PermanentTaskException when there is no such task, it has no output, or one that does not fit the type
     */
    public <T> T upstream(String task, Class<T> type) {
        return given("The output of " + task, type, upstream(task, (Type) type));
    }

    /** As above, for any type; null when it has no output, as where it was skipped. */
    public @Nullable Object upstream(String task, Type type) {
        Map<String, @Nullable Object> outputs = envelope().upstream();
        if (!outputs.containsKey(task)) {
            throw new PermanentTaskException("Expected " + task + " among the tasks directly upstream, but there are "
                    + (outputs.isEmpty() ? "none" : String.join(", ", outputs.keySet())));
        }
        return convert("The output of " + task, outputs.get(task), type);
    }

    /** The log of this task run at the server. */
    public TaskLog log() {
        return log;
    }

    /**
     * Tells how far the work is; it is also a sign of life.
     *
     * @param progress 0 to 1
     * @throws IllegalArgumentException when it is not
     */
    public void heartbeat(double progress, @Nullable String message) {
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("Expected a progress from 0 to 1, but got " + progress);
        }
        work.stands(progress, message);
        reports.beat(work);
    }

    /** Whether nobody waits for the result any more, as far as the last heartbeat has shown. */
    public boolean isCancelled() {
        return work.isUnwanted();
    }

    /** Plain values of a primitive type come as objects. */
    @SuppressWarnings("unchecked")
    private static <T> T given(String what, Class<T> type, @Nullable Object value) {
        if (value == null) throw new PermanentTaskException(what + " is missing: expected a " + type.getSimpleName());
        return (T) value;
    }

    private @Nullable Object convert(String what, @Nullable Object plain, Type type) {
        try {
            return json.convert(plain, type);
        } catch (IllegalArgumentException e) {
            throw new PermanentTaskException(what + " does not fit " + type.getTypeName() + ": " + e.getMessage(), e);
        }
    }
}
