package io.linkloom.server.api;

import io.linkloom.api.StartExecution;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Plan;
import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.security.Caller;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.ExecutionRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a request the execution that is to start: its version, its inputs, its id. */
@Component
class Orders {
    private static final int MAX_LABELS = 64;
    private static final int MAX_LABEL = 255;

    private final WorkflowStore store;
    private final Starts starts;

    Orders(WorkflowStore store, Starts starts) {
        this.store = store;
        this.starts = starts;
    }

    /** A start by hand. */
    NewExecution fresh(
            WorkflowStore.Workflow workflow, StartExecution wanted, Caller caller, Commit.@Nullable StartKey key) {
        checkLabels(wanted.labels());
        TriggerInfo trigger = new TriggerInfo("manual", starts.now(), null, caller.name(), null);
        return order(
                new Starts.Wish(
                        workflow.plan(), workflow.version(), trigger, wanted.inputs(), wanted.labels(), null, null),
                key);
    }

    /** The same inputs once more. `version` null: the current one. */
    NewExecution again(ExecutionRow of, @Nullable Integer version, Caller caller, Commit.@Nullable StartKey key) {
        ExecutionHeader old = of.header();
        int wanted = version != null
                ? version
                : store.find(old.namespace(), old.workflow())
                        .map(WorkflowStore.Workflow::version)
                        .orElseThrow(() -> new ApiProblem(ProblemKind.WORKFLOW_NOT_FOUND, old.workflow(), ""));
        Plan plan = wanted < 1 ? null : store.plan(old.namespace(), old.workflow(), wanted);
        if (plan == null) throw new ApiProblem(ProblemKind.VERSION_NOT_FOUND, old.workflow(), wanted);
        // It stands for the same instant and the same event as the first one.
        TriggerInfo trigger = new TriggerInfo(
                "rerun", old.trigger().scheduledAt(), old.trigger().event(), caller.name(), old.id());
        Map<String, @Nullable Object> given = new HashMap<>();
        if (of.inputs().value() instanceof Map<?, ?> map) map.forEach((name, value) -> given.put((String) name, value));
        return order(new Starts.Wish(plan, wanted, trigger, given, old.labels(), null, null), key);
    }

    private NewExecution order(Starts.Wish wish, Commit.@Nullable StartKey key) {
        return switch (starts.prepare(wish, key)) {
            case Starts.Prepared.Ready ready -> ready.execution();
            case Starts.Prepared.BadInputs bad -> {
                List<ApiProblem.Found> errors = Problems.found(bad.errors(), "/inputs");
                throw new ApiProblem(ProblemKind.INVALID_INPUTS, errors, errors.size());
            }
        };
    }

    private static void checkLabels(Map<String, String> labels) {
        if (labels.size() > MAX_LABELS) throw Bodies.invalid("/labels", "finding.too-many", MAX_LABELS);
        labels.forEach((key, value) -> {
            if (value == null || key.isEmpty() || key.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
                throw Bodies.invalid("/labels", "finding.wrong-type", Localized.of("expected.no-nul"));
            }
            if (key.length() > MAX_LABEL || value.length() > MAX_LABEL) {
                throw Bodies.invalid("/labels", "finding.too-long", MAX_LABEL);
            }
        });
    }
}
