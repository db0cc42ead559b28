package io.linkloom.server.view;

import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import java.util.Map;

/** Makes view rows of what the kernel left. */
public final class Rows {
    private Rows() {}

    public static ExecutionRow execution(Execution execution, int shard, boolean created) {
        return new ExecutionRow(
                created,
                shard,
                execution.header(),
                execution.state(),
                execution.inputs(),
                execution.outputs(),
                execution.cause(),
                execution.revision(),
                execution.createdAt(),
                execution.startedAt(),
                execution.endedAt(),
                created ? ExecutionList.labels(execution.header(), execution.plan()) : Map.of());
    }

    public static TaskRow task(Execution execution, TaskRun run, boolean created) {
        FanOut fanOut = run.fanOut();
        return new TaskRow(
                created,
                execution.id(),
                run.ordinal(),
                run.index() == null ? TaskRow.NO_ITEM : run.index(),
                run.state(),
                execution.waitReason(run),
                run.attempt(),
                run.since(),
                run.until(),
                run.startedAt(),
                run.endedAt(),
                run.output(),
                run.failure(),
                java.util.List.copyOf(run.history()),
                fanOut == null ? null : fanOut.counts(),
                run.discarded());
    }
}
