package io.linkloom.engine.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an execution from its first moment and never changes.
 *
 * @param version of the workflow; the execution finishes on it
 * @param labels of this execution alone, beside those of the workflow
 * @param parent the workflow task that started it; null for all others
 */
public record ExecutionHeader(
        String id,
        String namespace,
        String workflow,
        int version,
        TriggerInfo trigger,
        Map<String, String> labels,
        int priority,
        @Nullable ParentTask parent) {
    public ExecutionHeader {
        labels = Map.copyOf(labels);
    }

    /** How many executions stand above this one; 0 for one that no workflow task started. */
    public int depth() {
        return parent == null ? 0 : parent.depth();
    }
}
