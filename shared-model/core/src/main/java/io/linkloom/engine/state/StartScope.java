package io.linkloom.engine.state;

import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.expression.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What expressions can see before there is an execution: `trigger`, `event` and `workflow`. */
public final class StartScope {
    private StartScope() {}

    public static Scope of(WorkflowDefinition definition, int version, TriggerInfo trigger) {
        return name -> switch (name) {
            case "trigger" -> trigger(definition, trigger);
            case "event" -> event(trigger);
            case "workflow" ->
                Map.of("id", definition.id(), "version", (long) version, "namespace", definition.namespace());
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> trigger(WorkflowDefinition definition, TriggerInfo trigger) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("type", trigger.type());
        result.put("scheduledAt", trigger.scheduledAt().toString());
        result.put(
                "date",
                trigger.scheduledAt()
                        .atZone(definition.timezone())
                        .toLocalDate()
                        .toString());
        result.put("event", event(trigger));
        return result;
    }

    private static @Nullable Object event(TriggerInfo trigger) {
        return trigger.event() == null ? null : trigger.event().value();
    }
}
