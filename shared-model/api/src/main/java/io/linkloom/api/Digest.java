package io.linkloom.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an execution, and what can be done, in one look.
 *
 * @param text in words
 * @param error the first cause; null when nothing failed
 * @param attempts of the task that is to blame
 * @param log the last lines of its last attempt
 * @param alsoFailed other tasks that died
 * @param notRun tasks that did not run because of it: everything below it, and what was cancelled
 * @param lastSuccess the newest execution of the workflow before this one that succeeded; null when there is none
 * @param nextSteps what can be done now, the most promising first
 */
public record Digest(
        String execution,
        String workflow,
        int version,
        String namespace,
        ExecutionState state,
        Instant createdAt,
        @Nullable Instant endedAt,
        String text,
        @Nullable TaskError error,
        List<AttemptDetails> attempts,
        List<LogLine> log,
        List<TaskError> alsoFailed,
        List<TaskInState> notRun,
        @Nullable LastSuccess lastSuccess,
        List<NextStep> nextSteps) {
    public Digest {
        attempts = Copies.list(attempts);
        log = Copies.list(log);
        alsoFailed = Copies.list(alsoFailed);
        notRun = Copies.list(notRun);
        nextSteps = Copies.list(nextSteps);
    }

    /**
     * When it worked last, and what is different since.
     *
     * @param duration ISO-8601
     * @param changedTasks tasks that are defined differently, were added or taken away; empty for the same version
     * @param changedInputs names of inputs with other values
     */
    public record LastSuccess(
            String execution,
            int version,
            @Nullable Instant endedAt,
            @Nullable String duration,
            List<String> changedTasks,
            List<String> changedInputs) {
        public LastSuccess {
            changedTasks = Copies.list(changedTasks);
            changedInputs = Copies.list(changedInputs);
        }
    }

    /**
     * Something that can be done.
     *
     * @param action stable name
     * @param text in words
     * @param call method and path; null when it is done elsewhere
     */
    public record NextStep(
            String action, String text, @Nullable String call) {}
}
