package io.linkloom.server.history;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to hear of; null and empty mean everything.
 *
 * @param namespace of the workflow; null: any
 * @param types names of events: `execution`, `task`, `attempt`, `workflow`, `log`
 * @param visible namespaces that the caller may see; null: all
 */
public record StreamFilter(
        @Nullable String namespace,
        @Nullable String workflow,
        @Nullable String execution,
        Set<String> types,
        @Nullable Set<String> visible) {
    public StreamFilter {
        types = Set.copyOf(types);
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** Lines of logs are told only to those who ask for them by name. */
    boolean wantsLogs() {
        return types.contains("log");
    }

    boolean wantsWorkflow(String ofNamespace, String id) {
        return (visible == null || visible.contains(ofNamespace))
                && (namespace == null || namespace.equals(ofNamespace))
                && (workflow == null || workflow.equals(id));
    }
}
