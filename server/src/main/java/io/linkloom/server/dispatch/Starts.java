package io.linkloom.server.dispatch;

import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.ParentTask;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.input.Inputs;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.WorkflowStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Turns the wish to run a workflow into an execution that can start: finds the version, checks the inputs, gives it an id. */
public final class Starts {
    private final WorkflowStore workflows;
    private final ShardTable shards;
    private final InstantSource clock;

    public Starts(WorkflowStore workflows, ShardTable shards, InstantSource clock) {
        this.workflows = workflows;
        this.shards = shards;
        this.clock = clock;
    }

    /**
     * What somebody wants to run.
     *
     * @param workflow an id in the namespace, or `namespace:id`
     * @param id of the new execution; null to be given one
     * @param parent the task that waits for it, if one does
     */
    public record Wish(
            String namespace,
            String workflow,
            Map<String, ? extends @Nullable Object> inputs,
            Map<String, String> labels,
            @Nullable String id,
            @Nullable ParentTask parent) {}

    /** What came of preparing. */
    public sealed interface Prepared {
        record Ready(NewExecution execution) implements Prepared {}

        record NoSuchWorkflow() implements Prepared {}

        /** @param errors with pointers into the inputs */
        record BadInputs(List<Diagnostic> errors) implements Prepared {}
    }

    public Prepared prepare(Wish wish) {
        return prepare(wish, null);
    }

    /** @param key chosen by the caller, under which it may start only once; its `execution` is filled in */
    public Prepared prepare(Wish wish, Commit.@Nullable StartKey key) {
        int colon = wish.workflow().indexOf(':');
        String namespace = colon < 0 ? wish.namespace() : wish.workflow().substring(0, colon);
        Optional<WorkflowStore.Workflow> found = workflows.find(namespace, wish.workflow().substring(colon + 1));
        if (found.isEmpty()) return new Prepared.NoSuchWorkflow();
        WorkflowStore.Workflow workflow = found.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TriggerInfo trigger = wish.parent() == null ? TriggerInfo.manual(now) : ChildWorkflows.trigger(wish.parent(), now);
        Scope scope = defaultsScope(workflow, trigger);
        return switch (Inputs.resolve(workflow.definition(), wish.inputs(), scope)) {
            case Inputs.Result.Refused refused -> new Prepared.BadInputs(refused.errors());
            case Inputs.Result.Resolved resolved -> {
                String id = wish.id() == null ? shards.newId(now, ThreadLocalRandom.current()) : wish.id();
                ExecutionHeader header = new ExecutionHeader(
                        id,
                        workflow.namespace(),
                        workflow.id(),
                        workflow.version(),
                        trigger,
                        wish.labels(),
                        workflow.definition().priority(),
                        wish.parent());
                Commit.StartKey own = key == null ? null : new Commit.StartKey(key.scope(), key.key(), id, key.requestHash());
                yield new Prepared.Ready(new NewExecution(workflow.plan(), header, resolved.inputs(), own));
            }
        };
    }

    private static Scope defaultsScope(WorkflowStore.Workflow workflow, TriggerInfo trigger) {
        String date = trigger.scheduledAt().atZone(workflow.definition().timezone()).toLocalDate().toString();
        Map<String, String> visible =
                Map.of("type", trigger.type(), "scheduledAt", trigger.scheduledAt().toString(), "date", date);
        return name -> switch (name) {
            case "trigger" -> visible;
            case "workflow" ->
                Map.of("id", workflow.id(), "version", (long) workflow.version(), "namespace", workflow.namespace());
            default -> null;
        };
    }
}
