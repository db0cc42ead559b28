package io.linkloom.server.api;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.RecentExecution;
import io.linkloom.api.WorkflowDetails;
import io.linkloom.api.WorkflowSchedule;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.server.scheduler.Upcoming;
import io.linkloom.server.security.Caller;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.ViewReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds workflows for a caller, and says what there is instead when there is none. */
@Component
class Workflows {
    private static final int SUGGESTED_FROM = 500;
    private static final int MIN_PART = 200;

    private final WorkflowStore store;
    private final ViewReader views;
    private final InstantSource clock;

    Workflows(WorkflowStore store, ViewReader views, InstantSource clock) {
        this.store = store;
        this.views = views;
        this.clock = clock;
    }

    /** What an address names, as far as the caller may see it. */
    WorkflowRef ref(String text, Caller caller) {
        WorkflowRef ref = WorkflowRef.parse(text);
        if (ref == null || !caller.maySee(ref.namespace()))
            throw new ApiProblem(ProblemKind.WORKFLOW_NOT_FOUND, text, "");
        return ref;
    }

    WorkflowStore.Workflow find(WorkflowRef ref) {
        return store.find(ref.namespace(), ref.id()).orElseThrow(() -> missing(ref));
    }

    /** It may have been deleted: its history stays. */
    void requireKnown(WorkflowRef ref) {
        boolean known = store.find(ref.namespace(), ref.id()).isPresent()
                || !store.versions(ref.namespace(), ref.id()).isEmpty();
        if (!known) throw missing(ref);
    }

    /** Names the nearest id of the namespace. */
    ApiProblem missing(WorkflowRef ref) {
        var filter = WorkflowStore.Filter.of(ref.namespace());
        List<String> ids = store.list(filter, null, SUGGESTED_FROM).stream()
                .map(WorkflowStore.Workflow::id)
                .toList();
        String nearest = Nearest.to(ref.id(), ids);
        Object hint = nearest == null ? "" : Localized.of("hint.nearest", new WorkflowRef(ref.namespace(), nearest));
        return new ApiProblem(ProblemKind.WORKFLOW_NOT_FOUND, ref, hint);
    }

    /**
     * What of the list is wanted.
     *
     * @param states of their newest executions; empty: any
     * @param recent how many of their last executions come with each; 0 for none
     */
    record Wanted(WorkflowStore.Filter filter, Set<ExecutionState> states, int recent, int limit) {}

    /** At most as many as wanted, in the order of the list. */
    List<WorkflowSummary> list(Wanted wanted, WorkflowStore.@Nullable After after) {
        Set<ExecutionState> states = wanted.states();
        int limit = wanted.limit();
        List<WorkflowSummary> found = new ArrayList<>();
        WorkflowStore.After from = after;
        // What became of the last execution is no property of a workflow, so pages are filled up here.
        int part = states.isEmpty() ? limit : Math.max(limit, MIN_PART);
        while (found.size() < limit) {
            List<WorkflowStore.Workflow> workflows = store.list(wanted.filter(), from, part);
            Map<ViewReader.WorkflowName, ExecutionState> last =
                    views.lastStates(workflows.stream().map(Workflows::name).toList());
            for (WorkflowStore.Workflow workflow : workflows) {
                ExecutionState state = last.get(name(workflow));
                boolean matches = states.isEmpty() || state != null && states.contains(state);
                if (matches && found.size() < limit) found.add(summary(workflow, state));
            }
            if (workflows.size() < part) break;
            WorkflowStore.Workflow end = workflows.getLast();
            from = new WorkflowStore.After(end.createdAt(), end.namespace(), end.id());
        }
        return wanted.recent() == 0 ? found : withRecent(found, wanted.recent());
    }

    private List<WorkflowSummary> withRecent(List<WorkflowSummary> workflows, int count) {
        var names = workflows.stream()
                .map(each -> new ViewReader.WorkflowName(each.namespace(), each.id()))
                .toList();
        Map<ViewReader.WorkflowName, List<RecentExecution>> recent = views.recent(names, count);
        return workflows.stream()
                .map(each -> each.withRecent(
                        recent.getOrDefault(new ViewReader.WorkflowName(each.namespace(), each.id()), List.of())))
                .toList();
    }

    private static ViewReader.WorkflowName name(WorkflowStore.Workflow workflow) {
        return new ViewReader.WorkflowName(workflow.namespace(), workflow.id());
    }

    WorkflowSummary summary(WorkflowStore.Workflow workflow) {
        return summary(workflow, views.lastState(workflow.namespace(), workflow.id()));
    }

    private WorkflowSummary summary(WorkflowStore.Workflow workflow, @Nullable ExecutionState lastState) {
        var definition = workflow.definition();
        return new WorkflowSummary(
                workflow.id(),
                workflow.namespace(),
                workflow.version(),
                definition.name(),
                definition.description(),
                definition.labels(),
                workflow.paused(),
                lastState,
                workflow.paused() ? null : Upcoming.next(definition, clock.instant()),
                schedules(definition),
                null,
                workflow.createdAt(),
                workflow.updatedAt());
    }

    private static List<WorkflowSchedule> schedules(WorkflowDefinition definition) {
        List<WorkflowSchedule> schedules = new ArrayList<>();
        for (Trigger trigger : definition.triggers()) {
            if (trigger instanceof Trigger.Cron cron)
                schedules.add(
                        new WorkflowSchedule(cron.schedule(), cron.timezone().getId()));
        }
        return schedules;
    }

    WorkflowDetails details(WorkflowStore.Workflow workflow) {
        WorkflowSummary summary = summary(workflow);
        return new WorkflowDetails(
                summary.id(),
                summary.namespace(),
                summary.version(),
                summary.name(),
                summary.description(),
                summary.labels(),
                summary.paused(),
                summary.lastState(),
                summary.nextRun(),
                summary.createdAt(),
                summary.updatedAt(),
                source(workflow));
    }

    String source(WorkflowStore.Workflow workflow) {
        return store.version(workflow.namespace(), workflow.id(), workflow.version())
                .map(WorkflowStore.Version::source)
                .orElseThrow(() -> new ApiProblem(ProblemKind.VERSION_NOT_FOUND, workflow.id(), workflow.version()));
    }
}
