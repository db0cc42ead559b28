package io.linkloom.server.dispatch;

import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.ParentTask;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.StartScope;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.input.Inputs;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.shard.ShardTable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Turns the wish to run a version of a workflow into an execution that can start: checks the inputs, gives it an id. */
public final class Starts {
    private final ShardTable shards;
    private final InstantSource clock;

    public Starts(ShardTable shards, InstantSource clock) {
        this.shards = shards;
        this.clock = clock;
    }

    /**
     * What somebody wants to run.
     *
     * @param inputs as given; defaults are filled in
     * @param id of the new execution; null to be given one
     * @param parent the task that waits for it, if one does
     */
    public record Wish(
            Plan plan,
            int version,
            TriggerInfo trigger,
            Map<String, ? extends @Nullable Object> inputs,
            Map<String, String> labels,
            @Nullable String id,
            @Nullable ParentTask parent) {}

    /** What came of preparing. */
    public sealed interface Prepared {
        record Ready(NewExecution execution) implements Prepared {}

        /** @param errors with pointers into the inputs */
        record BadInputs(List<Diagnostic> errors) implements Prepared {}
    }

    /** Now, as precisely as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param key chosen by the caller, under which it may start only once; its `execution` is filled in */
    public Prepared prepare(Wish wish, Commit.@Nullable StartKey key) {
        WorkflowDefinition definition = wish.plan().definition();
        return switch (Inputs.resolve(definition, wish.inputs(), defaultsScope(wish))) {
            case Inputs.Result.Refused refused -> new Prepared.BadInputs(refused.errors());
            case Inputs.Result.Resolved resolved -> {
                String id = wish.id() == null ? shards.newId(now(), ThreadLocalRandom.current()) : wish.id();
                ExecutionHeader header = new ExecutionHeader(
                        id,
                        definition.namespace(),
                        definition.id(),
                        wish.version(),
                        wish.trigger(),
                        wish.labels(),
                        definition.priority(),
                        wish.parent());
                Commit.StartKey own =
                        key == null ? null : new Commit.StartKey(key.scope(), key.key(), id, key.requestHash());
                yield new Prepared.Ready(new NewExecution(wish.plan(), header, resolved.inputs(), own));
            }
        };
    }

    private static Scope defaultsScope(Wish wish) {
        return StartScope.of(wish.plan().definition(), wish.version(), wish.trigger());
    }
}
