package io.linkloom.server.api;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.id.ExecutionId;
import io.linkloom.server.security.Caller;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.Details;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.QueueReasons;
import io.linkloom.server.view.TaskRow;
import io.linkloom.server.view.ViewReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds executions for a caller. */
@Component
class Executions {
    private final ViewReader views;
    private final WorkflowStore workflows;
    private final QueueReasons queues;

    Executions(ViewReader views, WorkflowStore workflows, QueueReasons queues) {
        this.queues = queues;
        this.views = views;
        this.workflows = workflows;
    }

    /** An execution with the plan that it runs. */
    record Found(ExecutionRow row, Plan plan) {
        String id() {
            return row.header().id();
        }

        /** Place of a task in the document; names the nearest when there is none. */
        int task(String id) {
            int ordinal = plan.graph().ordinal(id);
            if (ordinal >= 0) return ordinal;
            List<String> ids =
                    plan.definition().tasks().stream().map(task -> task.id()).toList();
            String nearest = Nearest.to(id, ids);
            Object hint = nearest == null ? "" : Localized.of("hint.nearest", nearest);
            throw new ApiProblem(ProblemKind.TASK_NOT_FOUND, id, hint);
        }
    }

    Found find(String id, Caller caller) {
        ExecutionRow row = ExecutionId.shard(id) < 0 ? null : views.execution(id);
        if (row == null || !caller.maySee(row.header().namespace())) {
            throw new ApiProblem(ProblemKind.EXECUTION_NOT_FOUND, id);
        }
        Plan plan = workflows.plan(
                row.header().namespace(), row.header().workflow(), row.header().version());
        if (plan == null)
            throw new ApiProblem(
                    ProblemKind.VERSION_NOT_FOUND,
                    row.header().workflow(),
                    row.header().version());
        return new Found(row, plan);
    }

    ExecutionDetails details(Found found) {
        return describe(found, views.tasks(found.id())).execution();
    }

    /** @param tasks rows of tasks, not of items */
    Details describe(Found found, List<TaskRow> tasks) {
        return new Details(found.plan(), found.row(), tasks, queues);
    }

    ExecutionDetails details(String id, Caller caller) {
        return details(find(id, caller));
    }
}
