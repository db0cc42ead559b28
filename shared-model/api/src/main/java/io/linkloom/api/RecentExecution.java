package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the last executions of a workflow, in a list of workflows. */
public record RecentExecution(
        String id,
        ExecutionState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
