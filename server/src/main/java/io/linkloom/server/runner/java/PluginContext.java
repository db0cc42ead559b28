package io.linkloom.server.runner.java;

import io.linkloom.api.task.JavaTaskContext;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.LogSink;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt as a plugin sees it. */
final class PluginContext implements JavaTaskContext {
    private final AttemptContext attempt;
    private final Map<?, ?> envelope;
    private volatile boolean over;

    PluginContext(AttemptContext attempt, Json envelope) {
        this.attempt = attempt;
        this.envelope = envelope.value() instanceof Map<?, ?> map ? map : Map.of();
    }

    /** From now on nobody listens any more. */
    void end() {
        over = true;
    }

    @Override
    public String executionId() {
        return attempt.execution().id();
    }

    @Override
    public String workflow() {
        return attempt.execution().workflow();
    }

    @Override
    public String task() {
        return attempt.run().task();
    }

    @Override
    public @Nullable Integer index() {
        return attempt.run().index();
    }

    @Override
    public int attempt() {
        return attempt.run().attempt();
    }

    @Override
    public String idempotencyKey() {
        return attempt.idempotencyKey();
    }

    @Override
    public Map<String, @Nullable Object> inputs() {
        return part("inputs");
    }

    @Override
    public Map<String, @Nullable Object> params() {
        return part("params");
    }

    @Override
    public Map<String, @Nullable Object> upstream() {
        return part("upstream");
    }

    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    private Map<String, @Nullable Object> part(String name) {
        return envelope.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    @Override
    public void log(String message) {
        line(LogSink.Stream.STDOUT, LogSink.Level.INFO, message);
    }

    void line(LogSink.Stream stream, LogSink.Level level, String message) {
        if (!over) attempt.log().line(stream, level, message);
    }

    String shown(String text) {
        return attempt.log().shown(text);
    }

    @Override
    public boolean isCancelled() {
        return over || attempt.cancel().isCancelled();
    }
}
