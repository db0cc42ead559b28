package io.linkloom.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution, and each of its tasks that has not ended, stands where it stands.
 *
 * @param waitReason why the execution as a whole does not move; null while it moves or when it has ended
 * @param since when it came into its state
 * @param until when that ends by itself; null when that is not known
 * @param text the whole answer in words
 * @param release what would release it; null when it waits for nothing
 * @param tasks those that have not ended, with the items of fan-outs among them; the one that was asked for, whatever its state
 * @param more how many further ones were left out
 */
public record Explanation(
        String execution,
        String workflow,
        String namespace,
        ExecutionState state,
        @Nullable WaitReason waitReason,
        @Nullable Instant since,
        @Nullable Instant until,
        String text,
        @Nullable Release release,
        List<Entry> tasks,
        int more) {
    public Explanation {
        tasks = Copies.list(tasks);
    }

    /**
     * One task, or one item of a fan-out.
     *
     * @param index from 0 for an item of a fan-out; else null
     * @param waitReason null while it is under way or when it has ended
     */
    public record Entry(
            String task,
            @Nullable Integer index,
            TaskState state,
            @Nullable WaitReason waitReason,
            Instant since,
            @Nullable Instant until,
            String text,
            @Nullable Release release) {}
}
