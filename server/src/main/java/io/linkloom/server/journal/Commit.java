package io.linkloom.server.journal;

import io.linkloom.server.view.EndedChange;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.LetterKey;
import io.linkloom.server.view.TaskRow;
import java.util.List;

/**
 * All that becomes durable together.
 *
 * @param shards the shards that are written to, each with its epoch and the position that it reaches
 * @param gone dead letters that are none any more: their task runs are decided anew
 * @param ended how the numbers of executions that have ended change
 */
public record Commit(
        List<ShardMark> shards,
        List<Entry> entries,
        List<StartKey> startKeys,
        List<ExecutionRow> executions,
        List<TaskRow> tasks,
        List<LetterKey> gone,
        List<EndedChange> ended) {

    /** `position`: of the last entry of the shard in this commit. */
    public record ShardMark(int shard, long epoch, long position) {}

    /**
     * A key under which an execution may start only once.
     *
     * @param scope who chose the key, and for what
     * @param requestHash tells whether a repeated request is the same
     */
    public record StartKey(String scope, String key, String execution, long requestHash) {}
}
