package io.linkloom.simulation.examination;

import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.state.StartScope;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.ExpressionAnalysis;
import io.linkloom.model.expression.Reference;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.json.Json;
import io.linkloom.simulation.rehearsal.AttemptStory;
import io.linkloom.simulation.rehearsal.Story;
import io.linkloom.simulation.rehearsal.TaskStory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the expressions of a test see: the whole story, once it is over. */
final class StoryScope implements Scope {
    private static final int LONGEST = 80;

    private final Story story;

    StoryScope(Story story) {
        this.story = story;
    }

    @Override
    public @Nullable Object find(String name) {
        return switch (name) {
            case "inputs" -> story.inputs().value();
            case "tasks" -> tasks();
            case "execution" -> execution();
            case "trigger", "event", "workflow" ->
                StartScope.of(story.workflow(), 1, story.trigger()).find(name);
            default -> null;
        };
    }

    private Map<String, @Nullable Object> tasks() {
        Map<String, @Nullable Object> tasks = new LinkedHashMap<>();
        for (TaskStory task : story.tasks()) tasks.put(task.id(), task(task));
        return tasks;
    }

    private static Map<String, @Nullable Object> task(TaskStory task) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("state", task.state().name());
        seen.put("attempts", (long) task.attemptCount());
        put(seen, "output", task.output());
        seen.put("startedAt", text(task.startedAt()));
        seen.put("endedAt", text(task.endedAt()));
        seen.put("seconds", task.length().toMillis() / 1000.0);
        if (task.failure() != null)
            seen.put(
                    "error",
                    Map.of(
                            "code",
                            task.failure().code(),
                            "message",
                            task.failure().message()));
        AttemptStory last = task.attempts().isEmpty() ? null : task.attempts().getLast();
        if (last != null) put(seen, "request", last.request());
        if (!task.items().isEmpty())
            seen.put("items", task.items().stream().map(StoryScope::task).toList());
        return seen;
    }

    private Map<String, @Nullable Object> execution() {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("id", story.execution());
        seen.put("state", story.state().name());
        seen.put("startedAt", story.startedAt().toString());
        seen.put("endedAt", text(story.endedAt()));
        seen.put("seconds", story.length().toMillis() / 1000.0);
        put(seen, "outputs", story.outputs());
        ExecutionCause cause = story.cause();
        if (cause != null) {
            Map<String, @Nullable Object> error = new LinkedHashMap<>();
            error.put("task", cause.task());
            error.put("code", cause.code());
            error.put("message", cause.message());
            seen.put("error", error);
        }
        return seen;
    }

    /** What is not there is left out, so that has() guards it. */
    private static void put(Map<String, @Nullable Object> seen, String name, @Nullable Json value) {
        if (value != null && !value.isNull()) seen.put(name, value.value());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** The values that an expression read, as ` (tasks.fetch.attempts is 2)`; empty when it read none. */
    static String read(Expression expression, Story story) {
        Scope scope = new StoryScope(story);
        StringBuilder out = new StringBuilder();
        for (Reference reference : ExpressionAnalysis.of(expression).references()) {
            StringBuilder path = new StringBuilder(reference.root());
            Object value = scope.find(reference.root());
            for (String step : reference.steps()) {
                if (step == null || !(value instanceof Map<?, ?> map) || !map.containsKey(step)) break;
                path.append('.').append(step);
                value = map.get(step);
            }
            String shown = Json.of(value).toString();
            out.append(out.isEmpty() ? " (" : ", ").append(path).append(" is ");
            out.append(shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…");
        }
        return out.isEmpty() ? "" : out.append(')').toString();
    }
}
