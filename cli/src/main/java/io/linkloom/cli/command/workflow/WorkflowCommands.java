package io.linkloom.cli.command.workflow;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom workflow`. */
public final class WorkflowCommands {
    private WorkflowCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("workflow", WorkflowCommands.class)
                .add("list", WorkflowList::new)
                .add("create", WorkflowCreate::new)
                .add("apply", WorkflowApply::new)
                .add("describe", WorkflowDescribe::new)
                .add("get", WorkflowGet::new)
                .add("edit", WorkflowEdit::new)
                .add("diff", WorkflowDiff::new)
                .add("validate", WorkflowValidate::new)
                .add("delete", WorkflowDelete::new)
                .add("trigger", WorkflowTrigger::new)
                .add("pause", WorkflowPause::new)
                .add("resume", WorkflowResume::new)
                .add("graph", WorkflowGraph::new)
                .add("history", WorkflowHistory::new)
                .add("rollback", WorkflowRollback::new)
                .add("export", WorkflowExport::new)
                .add("stats", WorkflowStats::new)
                .add("new", WorkflowNew::new)
                .list();
    }
}
