package io.linkloom.server.view;

import io.linkloom.api.ExecutionState;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executions a list is to show; null and empty mean any.
 *
 * @param labels all of them have to match, on the execution or its workflow
 * @param since created at or after
 * @param until created before
 * @param text part of the id or of the workflow's id, in any case of letters
 * @param visible namespaces that the caller may see; null: all
 */
public record ExecutionFilter(
        @Nullable String namespace,
        @Nullable String workflow,
        Set<ExecutionState> states,
        @Nullable String trigger,
        Map<String, String> labels,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text,
        @Nullable Set<String> visible) {
    public ExecutionFilter {
        states = Set.copyOf(states);
        labels = Map.copyOf(labels);
    }

    /** Everything in these states. */
    public static ExecutionFilter inStates(Set<ExecutionState> states, @Nullable Set<String> visible) {
        return new ExecutionFilter(null, null, states, null, Map.of(), null, null, null, visible);
    }
}
