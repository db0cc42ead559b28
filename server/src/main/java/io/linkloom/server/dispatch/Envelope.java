package io.linkloom.server.dispatch;

import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The task envelope of the callback protocol: what a backend is told when the task has no body of its own. */
final class Envelope {
    private final ExecutionHeader header;
    private final TaskDefinition task;
    private final @Nullable Integer index;
    private final int attempt;
    private final Json inputs;
    private final Map<String, @Nullable Object> upstream;
    private final @Nullable Callback callback;

    /** Where to call back, and until when. */
    record Callback(String url, Instant expiresAt) {}

    /** Keeps what the execution says now; rendering can wait for another thread. */
    Envelope(Execution execution, TaskRun run, @Nullable Callback callback) {
        this.header = execution.header();
        this.task = execution.plan().task(run.ordinal());
        this.index = run.index();
        this.attempt = run.attempt();
        this.inputs = execution.inputs();
        this.callback = callback;
        int[] ordinals = execution.plan().graph().upstream(run.ordinal());
        this.upstream = LinkedHashMap.newLinkedHashMap(ordinals.length);
        for (int ordinal : ordinals) {
            upstream.put(
                    execution.plan().task(ordinal).id(), execution.run(ordinal).output());
        }
    }

    Json render(Scope scope) throws ExpressionException {
        Map<String, @Nullable Object> execution = new LinkedHashMap<>();
        execution.put("id", header.id());
        execution.put("workflow", header.workflow());
        execution.put("version", header.version());
        execution.put("namespace", header.namespace());
        execution.put("scheduledAt", header.trigger().scheduledAt().toString());
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("id", task.id());
        run.put("attempt", attempt);
        run.put("index", index);
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("execution", execution);
        envelope.put("task", run);
        envelope.put("inputs", inputs);
        envelope.put("params", task.params() == null ? Map.of() : task.params().render(scope));
        envelope.put("upstream", upstream);
        if (callback != null) {
            envelope.put(
                    "callback",
                    Map.of(
                            "url",
                            callback.url(),
                            "expiresAt",
                            callback.expiresAt().toString()));
        }
        return Json.of(envelope);
    }
}
