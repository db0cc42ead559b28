package io.linkloom.cli.command.workflow;

import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one version has that another has not, in words short enough for a cell: `+send_email ~fetch_data schedule`. */
final class DefinitionChanges {
    private DefinitionChanges() {}

    /** Tasks with `+`, `-` or `~` before their id, then the names of the keys that changed; empty when both mean the same. */
    static List<String> between(WorkflowDefinition before, WorkflowDefinition after) {
        List<String> changes = new ArrayList<>();
        Map<String, TaskDefinition> old = byId(before);
        Map<String, TaskDefinition> now = byId(after);
        now.forEach((id, task) -> {
            if (!old.containsKey(id)) changes.add("+" + id);
            else if (!task.equals(old.get(id))) changes.add("~" + id);
        });
        for (String id : old.keySet()) if (!now.containsKey(id)) changes.add("-" + id);
        add(changes, "name", before.name(), after.name());
        add(changes, "description", before.description(), after.description());
        add(changes, "labels", before.labels(), after.labels());
        add(changes, "inputs", before.inputs(), after.inputs());
        add(changes, "schedule", crons(before), crons(after));
        add(changes, "triggers", others(before), others(after));
        add(changes, "timezone", before.timezone(), after.timezone());
        add(changes, "concurrency", before.concurrency(), after.concurrency());
        add(changes, "timeout", before.timeout(), after.timeout());
        add(changes, "failFast", before.failFast(), after.failFast());
        add(changes, "priority", before.priority(), after.priority());
        add(changes, "outputs", before.outputs(), after.outputs());
        if (changes.isEmpty() && !before.equals(after)) changes.add("order");
        return changes;
    }

    private static void add(List<String> changes, String key, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) changes.add(key);
    }

    private static Map<String, TaskDefinition> byId(WorkflowDefinition workflow) {
        return workflow.tasks().stream()
                .collect(Collectors.toMap(TaskDefinition::id, each -> each, (one, other) -> one, LinkedHashMap::new));
    }

    private static List<Trigger> crons(WorkflowDefinition workflow) {
        return workflow.triggers().stream()
                .filter(Trigger.Cron.class::isInstance)
                .toList();
    }

    private static List<Trigger> others(WorkflowDefinition workflow) {
        return workflow.triggers().stream()
                .filter(each -> !(each instanceof Trigger.Cron))
                .toList();
    }
}
