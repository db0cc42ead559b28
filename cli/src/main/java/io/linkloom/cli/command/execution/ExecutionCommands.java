package io.linkloom.cli.command.execution;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom execution`. */
public final class ExecutionCommands {
    private ExecutionCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("execution", ExecutionCommands.class)
                .add("list", ExecutionList::new)
                .add("describe", ExecutionDescribe::new)
                .add("logs", ExecutionLogs::new)
                .add("wait", ExecutionWait::new)
                .add("cancel", ExecutionCancel::new)
                .add("pause", ExecutionPause::new)
                .add("resume", ExecutionResume::new)
                .add("retry", ExecutionRetry::new)
                .add("rerun", ExecutionRerun::new)
                .add("approve", ExecutionApprove::new)
                .add("reject", ExecutionReject::new)
                .add("why", ExecutionWhy::new)
                .add("compare", ExecutionCompare::new)
                .add("tasks", ExecutionTasks::new)
                .add("task", ExecutionTask::new)
                .add("items", ExecutionItems::new)
                .add("input", ExecutionInput::new)
                .add("output", ExecutionOutput::new)
                .add("timeline", ExecutionTimeline::new)
                .add("watch", ExecutionWatch::new)
                .list();
    }
}
