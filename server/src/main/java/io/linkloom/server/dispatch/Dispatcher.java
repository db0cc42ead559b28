package io.linkloom.server.dispatch;

import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.ExecutionScope;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.Effect;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.Scope;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.LogSink;
import io.linkloom.server.shard.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries effects out: attempts each on a virtual thread of its own, timers, children, endings.
 *
 * <p>An attempt leaves only after its commit, only while the lease is held, and never once its gate is closed.
 */
public final class Dispatcher implements Outbox {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final DispatcherParts parts;
    private volatile boolean stopping;

    public Dispatcher(DispatcherParts parts) {
        this.parts = parts;
    }

    @Override
    public void carryOut(Execution execution, Effect effect) {
        carryOut(execution, effect, 0);
    }

    @Override
    public void carryOut(Execution execution, Effect effect, long receivedNanos) {
        switch (effect) {
            case Effect.Dispatch dispatch -> dispatch(execution, dispatch, receivedNanos);
            case Effect.Abort abort -> {
                Flight flight = flights.get(key(execution.id(), abort.task(), abort.index(), abort.attempt()));
                if (flight != null) flight.abort();
            }
            case Effect.WakeAt timer -> parts.timers().set(execution.id(), timer);
            case Effect.StartChild start -> parts.children().start(execution.header(), start);
            case Effect.CancelChild cancel -> parts.inbox().send(cancel.child(), ChildWorkflows.cancellation());
            case Effect.Ended ended -> {
                parts.timers().forget(execution.id());
                parts.children().ended(execution);
            }
            case Effect.AwaitSlot wait -> throw new IllegalStateException("Slots are given out by the shard loop");
        }
    }

    @Override
    public void closeGate(String execution, Effect.Abort abort) {
        Flight flight = flights.get(key(execution, abort.task(), abort.index(), abort.attempt()));
        if (flight != null) flight.closeGate();
    }

    @Override
    public void recovered(Execution execution) {
        parts.children().recovered(execution.header());
    }

    @Override
    public boolean isUnderWay(String execution, Effect.Dispatch attempt) {
        return flights.containsKey(key(execution, attempt.task(), attempt.index(), attempt.attempt()));
    }

    @Override
    public boolean isSet(String execution, Effect.WakeAt timer) {
        return parts.timers().isSet(execution, timer);
    }

    /** Sends nothing any more; what is on its way may come to its end. */
    public void stopSending() {
        stopping = true;
    }

    /** How many attempts are on their way. */
    public int underWay() {
        return flights.size();
    }

    private void dispatch(Execution execution, Effect.Dispatch dispatch, long receivedNanos) {
        TaskRun run = execution.run(dispatch.task(), dispatch.index());
        String pool = execution.plan().pool(execution.plan().graph().ordinal(dispatch.task()));
        Command.Finish lost =
                new Command.Finish(dispatch.task(), dispatch.index(), dispatch.attempt(), new Outcome.Lost());
        boolean current = run != null && run.state() == TaskState.RUNNING && run.attempt() == dispatch.attempt();
        if (run == null || !current) {
            // Called back within the very commit that sent it.
            parts.inbox().finished(execution.id(), lost, pool);
            return;
        }
        // It stays as it is, and the next start sends it.
        if (stopping) return;
        Flight flight = new Flight();
        String key = key(execution.id(), dispatch.task(), dispatch.index(), dispatch.attempt());
        AttemptContext context = context(execution, run, flight);
        flights.put(key, flight);
        Thread.ofVirtual().start(() -> {
            // Another process may own the execution by now: it waits until that is known, and may be called back
            // meanwhile.
            if (!parts.mayLeave().getAsBoolean()) {
                flights.remove(key);
                return;
            }
            Outcome outcome = flight.leave() ? fly(context, flight, receivedNanos) : new Outcome.Lost();
            if (flight.isAborted()) outcome = new Outcome.Lost();
            flights.remove(key);
            parts.inbox()
                    .finished(
                            context.execution().id(),
                            new Command.Finish(dispatch.task(), dispatch.index(), dispatch.attempt(), outcome),
                            pool);
        });
    }

    private Outcome fly(AttemptContext context, Flight flight, long receivedNanos) {
        AttemptLog.begin(context);
        long left = System.nanoTime();
        if (receivedNanos != 0) parts.monitor().left(left - receivedNanos);
        Outcome outcome = fly(context);
        parts.monitor().landed(context.definition().work(), outcome, flight.isAborted(), System.nanoTime() - left);
        AttemptLog.end(context, outcome);
        return outcome;
    }

    private Outcome fly(AttemptContext context) {
        try {
            return Outcomes.of(parts.runners().of(context.definition().work()).run(context));
        } catch (Throwable e) {
            // Whatever it is, also an error of a plugin: the attempt has an outcome and its slot comes back.
            log.error("An attempt of {} could not be made", context.execution().id(), e);
            return Outcome.Failed.retryable("INTERNAL", "The attempt could not be made: " + e);
        }
    }

    private AttemptContext context(Execution execution, TaskRun run, Flight flight) {
        ExecutionHeader header = execution.header();
        TaskDefinition task = execution.plan().task(run.ordinal());
        Scope scope = ExecutionScope.frozen(
                execution, run.index() == null ? null : run, execution.plan().reads(run.ordinal()));
        Envelope.@Nullable Callback callback = callback(header, task, run);
        Envelope envelope = new Envelope(execution, run, callback);
        return new AttemptContext(
                new AttemptContext.Execution(
                        header.id(),
                        header.workflow(),
                        header.version(),
                        header.namespace(),
                        header.trigger().scheduledAt()),
                new AttemptContext.Run(task.id(), run.index(), run.attempt(), run.lostInRow() > 0),
                task,
                scope,
                () -> envelope.render(scope),
                new AttemptContext.Address(null, callback == null ? null : callback.url()),
                sink(header.id(), task.id(), run.index(), run.attempt()),
                flight.cancellation());
    }

    /** Only http tasks call back. */
    private Envelope.@Nullable Callback callback(ExecutionHeader header, TaskDefinition task, TaskRun run) {
        if (!(task.work() instanceof TaskWork.Http http)) return null;
        Duration longest = http.callbackTimeout().plus(task.timeout() == null ? Duration.ofMinutes(1) : task.timeout());
        Instant expiresAt = parts.clock().instant().plus(longest);
        String token = parts.tokens()
                .encode(new CallbackTokens.Content(
                        header.id(), task.id(), run.index(), run.callbackAttempt(), expiresAt));
        return new Envelope.Callback(
                parts.callbackUrl().apply(token), Instant.ofEpochSecond(expiresAt.getEpochSecond()));
    }

    private LogSink sink(String execution, String task, @Nullable Integer index, int attempt) {
        return (stream, level, message) -> parts.log()
                .append(new TaskLog.Line(
                        execution,
                        parts.clock().instant(),
                        task,
                        index,
                        attempt,
                        stream.name().toLowerCase(Locale.ROOT),
                        level == null ? null : level.name(),
                        message));
    }

    private static String key(String execution, String task, @Nullable Integer index, int attempt) {
        return execution + '/' + task + '/' + index + '#' + attempt;
    }
}
