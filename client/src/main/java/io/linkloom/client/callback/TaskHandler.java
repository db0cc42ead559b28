package io.linkloom.client.callback;

import org.jspecify.annotations.Nullable;

/** The work of one kind of task. Called by many threads at once. */
@FunctionalInterface
public interface TaskHandler {

    /**
     * Does the work of one task run. It may be called again for the same one, after a failure or a crash.
     *
     * @return the output, anything that the backend's JSON can write, at most 1 MiB of it; or a `CompletionStage` of that, and then the
     *     server is answered 202 and called back
     * @throws PermanentTaskException when no retry can mend it
     * @throws Exception any other fails the attempt, which is retried as the workflow says
     */
    @Nullable
    Object perform(TaskContext context) throws Exception;
}
