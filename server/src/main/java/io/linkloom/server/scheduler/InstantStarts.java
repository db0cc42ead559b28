package io.linkloom.server.scheduler;

import io.linkloom.api.FiringResult;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.StartScope;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.TriggerIdentity;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.expression.Template;
import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.shard.Plans;
import io.linkloom.server.shard.Reply;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the executions that instants stand for: each under its key, and never so many at a time that others wait long behind them. */
public final class InstantStarts {
    private static final Logger log = LoggerFactory.getLogger(InstantStarts.class);

    /** Less than the writer takes in one commit. */
    private static final int UNDER_WAY = 256;

    private final Plans plans;
    private final Starts starts;
    private final Inbox inbox;
    private final Semaphore places = new Semaphore(UNDER_WAY);

    public InstantStarts(Plans plans, Starts starts, Inbox inbox) {
        this.plans = plans;
        this.starts = starts;
        this.inbox = inbox;
    }

    /** What an instant is started for: its `type` of trigger, and who asked. */
    record Cause(String type, @Nullable String by) {
        static final Cause SCHEDULE = new Cause("schedule", null);
    }

    /**
     * Asks for the execution of one instant; waits while too many are under way. The trace comes after the commit, exceptionally when nobody
     * knows because the server is stopping.
     */
    CompletableFuture<Trace> start(CronTrigger trigger, Instant at, Cause cause) throws InterruptedException {
        CronTrigger.Key key = trigger.key();
        @Nullable Plan plan;
        try {
            plan = plans.find(key.namespace(), key.workflow(), trigger.version());
        } catch (IllegalStateException e) {
            return failed(at, String.valueOf(e.getMessage()));
        }
        if (plan == null) return failed(at, "There is no version " + trigger.version());
        Starts.Prepared prepared;
        try {
            prepared = prepare(plan, trigger, at, cause);
        } catch (ExpressionException e) {
            return failed(at, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A defect in one must not hold up all others.
            log.error("The instant {} of {} could not be prepared", at, key, e);
            return failed(at, "It could not be prepared: " + e);
        }
        return switch (prepared) {
            case Starts.Prepared.Ready ready -> send(ready.execution(), at);
            case Starts.Prepared.BadInputs bad ->
                failed(at, bad.errors().stream().map(InstantStarts::said).collect(Collectors.joining("; ")));
        };
    }

    private static String said(Diagnostic error) {
        return error.pointer().isEmpty() ? error.message() : error.pointer().substring(1) + ": " + error.message();
    }

    private Starts.Prepared prepare(Plan plan, CronTrigger trigger, Instant at, Cause cause)
            throws ExpressionException {
        WorkflowDefinition definition = plan.definition();
        TriggerInfo info = new TriggerInfo(cause.type(), at, null, cause.by(), trigger.cron() + ' ' + trigger.zone());
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        Scope scope = StartScope.of(definition, trigger.version(), info);
        for (Map.Entry<String, Template> input :
                inputs(definition, trigger.key().identity()).entrySet()) {
            inputs.put(input.getKey(), input.getValue().render(scope));
        }
        Commit.StartKey key = new Commit.StartKey(Ledger.SCOPE, trigger.key().startKey(at), "", 0);
        return starts.prepare(new Starts.Wish(plan, trigger.version(), info, inputs, Map.of(), null, null), key);
    }

    private static Map<String, Template> inputs(WorkflowDefinition definition, String identity) {
        List<Trigger.Cron> crons = definition.triggers().stream()
                .filter(Trigger.Cron.class::isInstance)
                .map(Trigger.Cron.class::cast)
                .toList();
        if (crons.size() == 1) return crons.getFirst().inputs();
        for (Trigger.Cron cron : crons) if (TriggerIdentity.of(cron).equals(identity)) return cron.inputs();
        throw new IllegalStateException("Expected the trigger " + identity + " in " + definition.id());
    }

    private CompletableFuture<Trace> send(NewExecution wanted, Instant at) throws InterruptedException {
        places.acquire();
        return inbox.start(wanted)
                .whenComplete((reply, failure) -> places.release())
                .handle((reply, failure) -> {
                    if (failure == null) return trace(reply, at);
                    if (inbox.isClosed()) throw new IllegalStateException("The server is stopping", failure);
                    return Trace.failed(at, "It could not be started: " + failure.getMessage());
                });
    }

    private static Trace trace(Reply reply, Instant at) {
        return switch (reply) {
            case Reply.Started started ->
                Trace.started(at, started.execution().header().id());
            case Reply.StartedBefore before -> Trace.started(at, before.execution());
            case Reply.OverLimit over -> Trace.of(at, FiringResult.SKIPPED_CONCURRENCY);
            case Reply.Done other -> throw new IllegalStateException("Expected the reply to a start");
            case Reply.Refused other -> throw new IllegalStateException("Expected the reply to a start");
            case Reply.NoSuchExecution other -> throw new IllegalStateException("Expected the reply to a start");
        };
    }

    private static CompletableFuture<Trace> failed(Instant at, String message) {
        return CompletableFuture.completedFuture(Trace.failed(at, message));
    }
}
