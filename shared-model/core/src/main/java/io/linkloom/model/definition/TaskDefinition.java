package io.linkloom.model.definition;

import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.Template;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task of a workflow.
 *
 * @param priority null: the workflow's
 * @param dependsOn ids of the tasks directly upstream, without duplicates, in the order of the document
 * @param when decided once, after `runIf` holds and before any fan-out; null means true
 * @param forEach a list to fan out over; null when the task runs once
 * @param maxParallel how many items of the fan-out may be open at one time; null means no limit of its own
 * @param timeout of one attempt: sending to last byte for `http`, the process for `shell`; null means none
 *     (the default of `wait`, `approval` and `workflow`)
 * @param params free data, handed over in the task envelope and to Java tasks; null when there is none
 */
public record TaskDefinition(
        String id,
        @Nullable String name,
        @Nullable String description,
        @Nullable Integer priority,
        List<String> dependsOn,
        RunIf runIf,
        @Nullable Expression when,
        @Nullable Template forEach,
        @Nullable Integer maxParallel,
        boolean allowFailure,
        RetryPolicy retry,
        @Nullable Duration timeout,
        @Nullable Template params,
        TaskWork work) {
    public TaskDefinition {
        dependsOn = List.copyOf(dependsOn);
    }
}
