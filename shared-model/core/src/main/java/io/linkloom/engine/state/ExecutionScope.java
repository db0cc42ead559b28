package io.linkloom.engine.state;

import io.linkloom.api.TaskState;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the expressions of an execution can see; built name by name, when one is asked for. */
public final class ExecutionScope {
    private ExecutionScope() {}

    /**
     * Reads the execution as it is when an expression asks; only for the thread that owns it.
     *
     * @param item the item's run where `item` and `index` are in scope, else null
     */
    public static Scope live(Execution execution, @Nullable TaskRun item) {
        return scope(execution, item, new LiveResults(execution));
    }

    /** Keeps what the given tasks have given so far, so that another thread can render an attempt while the execution goes on. */
    public static Scope frozen(Execution execution, @Nullable TaskRun item, int[] ordinals) {
        Map<String, Object> tasks = HashMap.newHashMap(ordinals.length);
        for (int ordinal : ordinals) tasks.put(execution.plan().task(ordinal).id(), result(execution.run(ordinal)));
        return scope(execution, item, tasks);
    }

    private static Scope scope(Execution execution, @Nullable TaskRun item, Map<String, Object> tasks) {
        @Nullable Instant startedAt = execution.startedAt();
        @Nullable Integer index = item == null ? null : item.index();
        @Nullable
        FanOut fanOut = item == null ? null : execution.run(item.ordinal()).fanOut();
        @Nullable Object value = index == null || fanOut == null ? null : fanOut.item(index);
        return name -> switch (name) {
            case "inputs" -> execution.inputs().value();
            case "tasks" -> tasks;
            case "trigger" -> trigger(execution);
            case "event" -> event(execution);
            case "execution" -> execution(execution, startedAt);
            case "workflow" -> workflow(execution);
            case "item" -> value;
            case "index" -> index == null ? null : index.longValue();
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> result(TaskRun run) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        Json output = run.output();
        // Left out where there is none, so that has(tasks.x.output) guards it.
        if (output != null && !output.isNull() && run.state() == TaskState.SUCCEEDED)
            result.put("output", output.value());
        result.put("state", run.state().name());
        result.put("attempts", (long) run.attempt());
        result.put("startedAt", text(run.startedAt()));
        result.put("endedAt", text(run.endedAt()));
        return result;
    }

    private static Map<String, @Nullable Object> trigger(Execution execution) {
        var trigger = execution.header().trigger();
        ZoneId zone = execution.plan().definition().timezone();
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("type", trigger.type());
        result.put("scheduledAt", trigger.scheduledAt().toString());
        result.put("date", trigger.scheduledAt().atZone(zone).toLocalDate().toString());
        result.put("event", event(execution));
        return result;
    }

    private static @Nullable Object event(Execution execution) {
        Json event = execution.header().trigger().event();
        return event == null ? null : event.value();
    }

    private static Map<String, @Nullable Object> execution(Execution execution, @Nullable Instant startedAt) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("id", execution.id());
        result.put("startedAt", text(startedAt));
        return result;
    }

    private static Map<String, @Nullable Object> workflow(Execution execution) {
        var header = execution.header();
        return Map.of("id", header.workflow(), "version", (long) header.version(), "namespace", header.namespace());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** Looks tasks up one by one instead of gathering them all. */
    private static final class LiveResults extends AbstractMap<String, Object> {
        private final Execution execution;

        LiveResults(Execution execution) {
            this.execution = execution;
        }

        @Override
        public @Nullable Object get(Object key) {
            TaskRun run = key instanceof String id ? execution.run(id, null) : null;
            return run == null ? null : result(run);
        }

        @Override
        public boolean containsKey(Object key) {
            return key instanceof String id && execution.plan().graph().ordinal(id) >= 0;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            Map<String, Object> all = new LinkedHashMap<>();
            execution.plan().definition().tasks().forEach(task -> {
                TaskRun run = execution.run(task.id(), null);
                if (run != null) all.put(task.id(), result(run));
            });
            return all.entrySet();
        }
    }
}
