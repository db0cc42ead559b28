package io.linkloom.server.api;

import io.linkloom.api.StartExecution;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.input.Inputs;
import io.linkloom.model.json.Json;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.security.Caller;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.ExecutionRow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a request the execution that is to start: its version, its inputs, its id. */
@Component
class Orders {
    private static final int MAX_LABELS = 64;
    private static final int MAX_LABEL = 255;

    private final WorkflowStore store;
    private final ShardTable shards;
    private final InstantSource clock;

    Orders(WorkflowStore store, ShardTable shards, InstantSource clock) {
        this.store = store;
        this.shards = shards;
        this.clock = clock;
    }

    /** A start by hand. */
    NewExecution fresh(WorkflowStore.Workflow workflow, StartExecution wanted, Caller caller, Commit.@Nullable StartKey key) {
        checkLabels(wanted.labels());
        TriggerInfo trigger = new TriggerInfo("manual", now(), null, caller.name(), null);
        Json inputs = resolve(workflow.plan(), workflow.version(), wanted.inputs(), trigger);
        return order(workflow.plan(), workflow.version(), trigger, wanted.labels(), inputs, key);
    }

    /** The same inputs once more. `version` null: the current one. */
    NewExecution again(ExecutionRow of, @Nullable Integer version, Caller caller, Commit.@Nullable StartKey key) {
        ExecutionHeader old = of.header();
        int wanted = version != null ? version : store.find(old.namespace(), old.workflow())
                .map(WorkflowStore.Workflow::version)
                .orElseThrow(() -> new ApiProblem(ProblemKind.WORKFLOW_NOT_FOUND, old.workflow(), ""));
        Plan plan = wanted < 1 ? null : store.plan(old.namespace(), old.workflow(), wanted);
        if (plan == null) throw new ApiProblem(ProblemKind.VERSION_NOT_FOUND, old.workflow(), wanted);
        // It stands for the same instant and the same event as the first one.
        TriggerInfo trigger = new TriggerInfo("rerun", old.trigger().scheduledAt(), old.trigger().event(), caller.name(), old.id());
        Map<String, @Nullable Object> given = new HashMap<>();
        if (of.inputs().value() instanceof Map<?, ?> map) map.forEach((name, value) -> given.put((String) name, value));
        Json inputs = resolve(plan, wanted, given, trigger);
        return order(plan, wanted, trigger, old.labels(), inputs, key);
    }

    private NewExecution order(
            Plan plan, int version, TriggerInfo trigger, Map<String, String> labels, Json inputs, Commit.@Nullable StartKey key) {
        WorkflowDefinition definition = plan.definition();
        String id = shards.newId(now(), ThreadLocalRandom.current());
        ExecutionHeader header = new ExecutionHeader(
                id, definition.namespace(), definition.id(), version, trigger, labels, definition.priority(), null);
        Commit.StartKey own = key == null ? null : new Commit.StartKey(key.scope(), key.key(), id, key.requestHash());
        return new NewExecution(plan, header, inputs, own);
    }

    private static Json resolve(Plan plan, int version, Map<String, @Nullable Object> given, TriggerInfo trigger) {
        WorkflowDefinition definition = plan.definition();
        return switch (Inputs.resolve(definition, given, scope(definition, version, trigger))) {
            case Inputs.Result.Resolved resolved -> resolved.inputs();
            case Inputs.Result.Refused refused -> {
                List<ApiProblem.Found> errors = Problems.found(refused.errors(), "/inputs");
                throw new ApiProblem(ProblemKind.INVALID_INPUTS, errors, errors.size());
            }
        };
    }

    private static Scope scope(WorkflowDefinition definition, int version, TriggerInfo trigger) {
        String date = trigger.scheduledAt().atZone(definition.timezone()).toLocalDate().toString();
        Map<String, Object> visible =
                Map.of("type", trigger.type(), "scheduledAt", trigger.scheduledAt().toString(), "date", date);
        Map<String, Object> workflow =
                Map.of("id", definition.id(), "version", (long) version, "namespace", definition.namespace());
        return name -> switch (name) {
            case "trigger" -> visible;
            case "workflow" -> workflow;
            default -> null;
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
