package io.linkloom.server.scheduler.event;

import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.StartScope;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.expression.Template;
import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.Reply;
import io.linkloom.server.storage.TriggerStore;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.UnavailableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fires triggers: decides whether one fires, with which inputs, and asks for the start under the key of its cause. */
final class Firing {
    /** So many workflows may trigger each other in a row; a circle ends there. */
    static final int MAX_CHAIN = 10;

    private final WorkflowStore workflows;
    private final Starts starts;
    private final Inbox inbox;
    private final Journal journal;

    Firing(WorkflowStore workflows, Starts starts, Inbox inbox, Journal journal) {
        this.workflows = workflows;
        this.starts = starts;
        this.inbox = inbox;
        this.journal = journal;
    }

    /** A trigger that fired: its start is on its way, or cannot be made. */
    record Fired(TriggerStore.Row row, Commit.StartKey key, Attempt attempt) {}

    sealed interface Attempt {
        record Asked(CompletableFuture<Reply> reply) implements Attempt {}

        record Refused(Receipt.Kind kind, @Nullable String detail) implements Attempt {}
    }

    /** What came of it. */
    sealed interface Result {
        /** @param now false when it was started by the same cause before */
        record Started(String execution, boolean now) implements Result {}

        record NotStarted(Receipt.Kind kind, @Nullable String detail) implements Result {}
    }

    /**
     * Fires, if the condition of the trigger holds; null when it does not.
     *
     * @param cause tells the event or the ending from all others, at most 100 characters
     */
    @Nullable
    Fired fire(TriggerStore.Row row, String cause, TriggerInfo info) {
        Plan plan = workflows.plan(row.namespace(), row.workflow(), row.version());
        if (plan == null || row.place() >= plan.definition().triggers().size()) return null;
        WorkflowDefinition definition = plan.definition();
        Trigger trigger = definition.triggers().get(row.place());
        Commit.StartKey key = StartKeyScope.of(cause, row.namespace(), row.workflow(), trigger);
        Scope scope = StartScope.of(definition, row.version(), info);
        try {
            if (!holds(condition(trigger), scope)) return null;
        } catch (ExpressionException e) {
            return refused(row, key, Receipt.Kind.WHEN_FAILED, e.getMessage());
        }
        if (row.paused()) return refused(row, key, Receipt.Kind.PAUSED, null);
        if (info.links() > MAX_CHAIN) return refused(row, key, Receipt.Kind.CHAIN_TOO_LONG, null);
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Template> each : trigger.inputs().entrySet()) {
                inputs.put(each.getKey(), each.getValue().render(scope));
            }
        } catch (ExpressionException e) {
            return refused(row, key, Receipt.Kind.INPUTS_FAILED, e.getMessage());
        }
        Starts.Wish wish = new Starts.Wish(plan, row.version(), info, inputs, Map.of(), null, null);
        return switch (starts.prepare(wish, key)) {
            case Starts.Prepared.Ready ready -> new Fired(row, key, new Attempt.Asked(inbox.start(ready.execution())));
            case Starts.Prepared.BadInputs bad ->
                refused(
                        row,
                        key,
                        Receipt.Kind.BAD_INPUTS,
                        bad.errors().stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
        };
    }

    private static Fired refused(
            TriggerStore.Row row, Commit.StartKey key, Receipt.Kind kind, @Nullable String detail) {
        return new Fired(row, key, new Attempt.Refused(kind, detail));
    }

    private static @Nullable Expression condition(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Cron cron -> null;
            case Trigger.Event event -> event.when();
            case Trigger.OnWorkflow on -> on.when();
        };
    }

    private static boolean holds(@Nullable Expression when, Scope scope) throws ExpressionException {
        if (when == null) return true;
        Object value = when.evaluate(scope);
        if (value instanceof Boolean truth) return truth;
        throw new ExpressionException("`" + when.source() + "` is neither true nor false");
    }

    /** The states in which an ending fires the trigger; empty for other triggers. */
    Set<io.linkloom.api.ExecutionState> endings(TriggerStore.Row row) {
        Plan plan = workflows.plan(row.namespace(), row.workflow(), row.version());
        if (plan == null || row.place() >= plan.definition().triggers().size()) return Set.of();
        return plan.definition().triggers().get(row.place()) instanceof Trigger.OnWorkflow on ? on.on() : Set.of();
    }

    /**
     * Waits until what the start came to is durable.
     *
     * @param untilNanos by the clock of `System.nanoTime`
     * @throws UnavailableException when that is not known in time
     */
    Result settle(Fired fired, long untilNanos) {
        return switch (fired.attempt()) {
            case Attempt.Refused refused -> unlessStartedBefore(fired, refused.kind(), refused.detail());
            case Attempt.Asked asked ->
                switch (await(asked.reply(), untilNanos)) {
                    case Reply.Started started ->
                        new Result.Started(started.execution().header().id(), true);
                    case Reply.StartedBefore before -> new Result.Started(before.execution(), false);
                    case Reply.OverLimit over -> unlessStartedBefore(fired, Receipt.Kind.OVER_LIMIT, null);
                    case Reply.Done done -> throw new IllegalStateException("Expected the reply to a start");
                    case Reply.Refused refused -> throw new IllegalStateException("Expected the reply to a start");
                    case Reply.NoSuchExecution none -> throw new IllegalStateException("Expected the reply to a start");
                };
        };
    }

    /** A start that was made before a crash counts, whatever would keep it from being made now. */
    private Result unlessStartedBefore(Fired fired, Receipt.Kind kind, @Nullable String detail) {
        try {
            Commit.StartKey first =
                    journal.startKey(fired.key().scope(), fired.key().key());
            return first == null ? new Result.NotStarted(kind, detail) : new Result.Started(first.execution(), false);
        } catch (JournalException e) {
            throw new UnavailableException("The journal could not be read", e);
        }
    }

    private static Reply await(CompletableFuture<Reply> reply, long untilNanos) {
        try {
            return reply.get(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new UnavailableException("A start could not be made durable in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted while a start was made durable", e);
        }
    }
}
