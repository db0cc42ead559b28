package io.linkloom.model.definition;

import io.linkloom.model.expression.Template;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One workflow as it was written, with every default filled in.
 *
 * <p>Equal definitions mean the same, whatever comments, order of keys or style their documents have.
 * Source: the workflow language reference.
 *
 * @param labels string to string, order irrelevant
 * @param timezone of `schedule`, and of the dates that are derived from instants; UTC by default
 * @param triggers the `schedule` of the document comes first, one cron trigger for each of its expressions
 * @param timeout of the whole execution; null when there is none
 * @param priority -100 to 100, higher first where slots are short
 * @param tasks at least one, ids unique, in the order of the document
 * @param outputs what the execution gives back, evaluated when all tasks have ended
 */
public record WorkflowDefinition(
        String id,
        String namespace,
        @Nullable String name,
        @Nullable String description,
        Map<String, String> labels,
        Map<String, InputDeclaration> inputs,
        ZoneId timezone,
        List<Trigger> triggers,
        @Nullable Concurrency concurrency,
        @Nullable Duration timeout,
        boolean failFast,
        int priority,
        List<TaskDefinition> tasks,
        Map<String, Template> outputs) {

    /** The namespace of a document that names none. */
    public static final String DEFAULT_NAMESPACE = "default";

    public WorkflowDefinition {
        labels = Map.copyOf(labels);
        inputs = Ordered.copyOf(inputs);
        triggers = List.copyOf(triggers);
        tasks = List.copyOf(tasks);
        outputs = Ordered.copyOf(outputs);
    }
}
