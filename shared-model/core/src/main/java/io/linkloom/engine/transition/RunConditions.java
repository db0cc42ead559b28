package io.linkloom.engine.transition;

import io.linkloom.api.TaskState;
import io.linkloom.engine.state.Execution;

/** What `runIf` says once every upstream task has ended. */
public final class RunConditions {
    private RunConditions() {}

    /** What becomes of the task. */
    public enum Verdict {
        RUN,
        SKIP,
        UPSTREAM_FAILED
    }

    /** Source: the table of run conditions in the workflow language. */
    public static Verdict of(Execution execution, int ordinal) {
        int[] upstream = execution.plan().graph().upstream(ordinal);
        int succeeded = 0;
        int failed = 0;
        int failedOrForgiven = 0;
        for (int up : upstream) {
            TaskState state = execution.run(up).state();
            boolean forgiven =
                    state == TaskState.DEAD && execution.plan().task(up).allowFailure();
            boolean bad = state == TaskState.DEAD || state == TaskState.UPSTREAM_FAILED || state == TaskState.CANCELLED;
            if (state == TaskState.SUCCEEDED || forgiven) succeeded++;
            if (bad) failedOrForgiven++;
            if (bad && !forgiven) failed++;
        }
        return switch (execution.plan().task(ordinal).runIf()) {
            case ALL_SUCCEEDED ->
                failed > 0 ? Verdict.UPSTREAM_FAILED : succeeded == upstream.length ? Verdict.RUN : Verdict.SKIP;
            case NONE_FAILED -> failed > 0 ? Verdict.UPSTREAM_FAILED : Verdict.RUN;
            case ANY_SUCCEEDED -> succeeded > 0 ? Verdict.RUN : Verdict.SKIP;
            case ANY_FAILED -> failedOrForgiven > 0 ? Verdict.RUN : Verdict.SKIP;
            case ALL_FAILED -> failedOrForgiven == upstream.length ? Verdict.RUN : Verdict.SKIP;
            case ALL_DONE -> Verdict.RUN;
        };
    }
}
