package io.linkloom.server.runner;

import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one task run, with all that a runner may see.
 *
 * @param scope what expressions see, secrets included
 * @param envelope the task envelope, asked for at most once and only when it is needed
 * @param address where the backend is and where it calls back
 * @param log where the lines of this attempt go
 * @param cancel of this attempt alone
 */
public record AttemptContext(
        Execution execution,
        Run run,
        TaskDefinition definition,
        Scope scope,
        Envelope envelope,
        Address address,
        LogSink log,
        CancelSignal cancel) {

    /** The execution that the attempt belongs to. */
    public record Execution(String id, String workflow, int version, String namespace, Instant scheduledAt) {}

    /**
     * The task run and the number of the attempt.
     *
     * @param index of the item; null where the task is no fan-out
     * @param attempt from 1; numbers every send
     * @param previousLost whether of the attempt before nothing is known
     */
    public record Run(String task, @Nullable Integer index, int attempt, boolean previousLost) {}

    /**
     * Addresses that were decided for this attempt.
     *
     * @param backend base URL of the chosen instance; null when the task has a `url` of its own
     * @param callbackUrl null when the server has no address that a backend can reach
     */
    public record Address(
            @Nullable String backend, @Nullable String callbackUrl) {
        public static final Address NONE = new Address(null, null);
    }

    /** `{execution, task, inputs, params, upstream, callback}` of the callback protocol. */
    @FunctionalInterface
    public interface Envelope {
        Json build() throws ExpressionException;
    }

    /** Stable over attempts: `<execution>/<task>` and `/<index>` where there is one. */
    public String idempotencyKey() {
        String key = execution.id() + "/" + run.task();
        return run.index() == null ? key : key + "/" + run.index();
    }

    /** The same attempt with another scope for its expressions and another place for its log. */
    public AttemptContext with(Scope otherScope, LogSink otherLog) {
        return new AttemptContext(execution, run, definition, otherScope, envelope, address, otherLog, cancel);
    }

    /** The same attempt, sent to another address. */
    public AttemptContext at(Address other) {
        return new AttemptContext(execution, run, definition, scope, envelope, other, log, cancel);
    }

    /** The same attempt with another timeout. */
    public AttemptContext within(Duration timeout) {
        TaskDefinition d = definition;
        TaskDefinition other = new TaskDefinition(
                d.id(),
                d.name(),
                d.description(),
                d.priority(),
                d.dependsOn(),
                d.runIf(),
                d.when(),
                d.forEach(),
                d.maxParallel(),
                d.allowFailure(),
                d.retry(),
                timeout,
                d.params(),
                d.work());
        return new AttemptContext(execution, run, other, scope, envelope, address, log, cancel);
    }

    /** The timeout of the task, or the given one where the definition has none. */
    public Duration timeoutOr(Duration fallback) {
        Duration timeout = definition.timeout();
        return timeout == null ? fallback : timeout;
    }

    /** Writes why an attempt failed into its log, and hands the outcome on. */
    public Outcome logged(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            boolean wanted = failed.code().equals(FailureCode.CANCELLED);
            LogSink.Level level = wanted ? LogSink.Level.INFO : LogSink.Level.ERROR;
            log.line(LogSink.Stream.SYSTEM, level, failed.code() + ": " + failed.message());
        }
        return outcome;
    }
}
