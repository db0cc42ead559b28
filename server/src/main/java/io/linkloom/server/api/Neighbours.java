package io.linkloom.server.api;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The namespaces of the workflows that a definition starts, or whose ends start it. Their inputs, outputs and errors pass between them, so whoever
 * registers it has to be at home in all of them.
 */
final class Neighbours {
    private Neighbours() {}

    static Set<String> of(WorkflowDefinition definition) {
        Stream<String> waitedFor = definition.triggers().stream()
                .filter(Trigger.OnWorkflow.class::isInstance)
                .map(trigger -> ((Trigger.OnWorkflow) trigger).workflow());
        Stream<String> started = definition.tasks().stream()
                .filter(task -> task.work() instanceof TaskWork.Workflow)
                .map(task -> ((TaskWork.Workflow) task.work()).workflow());
        Set<String> namespaces = new TreeSet<>();
        Stream.concat(waitedFor, started)
                .filter(reference -> reference.indexOf(':') >= 0)
                .forEach(reference -> namespaces.add(reference.substring(0, reference.indexOf(':'))));
        return namespaces;
    }
}
