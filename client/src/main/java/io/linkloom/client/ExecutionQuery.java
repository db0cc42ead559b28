package io.linkloom.client;

import io.linkloom.api.ExecutionState;
import org.jspecify.annotations.Nullable;

/**
 * Which executions to list; what is null does not restrict.
 *
 * @param limit 1 to 500
 * @param cursor of the page before
 */
public record ExecutionQuery(
        @Nullable String workflow,
        @Nullable String namespace,
        @Nullable ExecutionState state,
        int limit,
        @Nullable String cursor) {

    /** The newest ones of everything that the caller may see. */
    public static ExecutionQuery newest(int limit) {
        return new ExecutionQuery(null, null, null, limit, null);
    }

    public ExecutionQuery ofWorkflow(@Nullable String id) {
        return new ExecutionQuery(id, namespace, state, limit, cursor);
    }

    public ExecutionQuery inNamespace(@Nullable String name) {
        return new ExecutionQuery(workflow, name, state, limit, cursor);
    }

    public ExecutionQuery inState(@Nullable ExecutionState wanted) {
        return new ExecutionQuery(workflow, namespace, wanted, limit, cursor);
    }

    /** The page that `nextCursor` of the one before leads to. */
    public ExecutionQuery after(@Nullable String nextCursor) {
        return new ExecutionQuery(workflow, namespace, state, limit, nextCursor);
    }
}
