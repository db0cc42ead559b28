package io.linkloom.server.shard;

import io.linkloom.engine.command.Refusal;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.TaskRow;
import java.util.List;

/** What came of a message, told after it is durable. */
public sealed interface Reply {

    /** A new execution exists; its rows as they were committed. */
    record Started(ExecutionRow execution, List<TaskRow> tasks) implements Reply {}

    /** The start key was used before, for this execution. */
    record StartedBefore(String execution, long requestHash) implements Reply {}

    /** The workflow runs as often as it may, and does not queue. */
    record OverLimit() implements Reply {}

    /** The command was followed. */
    record Done() implements Reply {}

    record Refused(Refusal why) implements Reply {}

    record NoSuchExecution() implements Reply {}
}
