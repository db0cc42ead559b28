package io.linkloom.server.explain;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.Release;
import io.linkloom.api.TaskInState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is found out of something that waits, on its way to a [Release]. */
final class Draft {
    @Nullable
    WaitReason reason;

    @Nullable
    Instant until;

    String text = "";
    List<TaskInState> tasks = List.of();
    List<TaskInState> roots = List.of();
    List<String> executions = List.of();

    @Nullable
    String pool;

    @Nullable
    Integer used;

    @Nullable
    Integer limit;

    @Nullable
    Integer place;

    @Nullable
    Integer waiting;

    @Nullable
    Integer attempt;

    @Nullable
    Integer maxAttempts;

    @Nullable
    String child;

    @Nullable
    ExecutionState childState;

    @Nullable
    String by;

    @Nullable
    String call;

    @Nullable
    Map<TaskState, Integer> items;

    @Nullable
    Release release() {
        if (reason == null && tasks.isEmpty()) return null;
        return new Release(
                tasks,
                roots,
                executions,
                pool,
                used,
                limit,
                place,
                waiting,
                attempt,
                maxAttempts,
                child,
                childState,
                by,
                call,
                items);
    }
}
