package io.linkloom.server.runner;

import io.linkloom.model.definition.RetryPolicy;
import io.linkloom.model.definition.RunIf;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attempts as the tests need them: the third version of `daily-report`, task `fetch_data`. */
public record Attempts(
        TaskWork work,
        Duration timeout,
        RetryPolicy retry,
        @Nullable Integer index,
        boolean previousLost,
        AttemptContext.Address address,
        AttemptContext.Envelope envelope,
        Lines log,
        CancelSignal cancel) {
    public static final String EXECUTION = "exec-0123456789abcdefghij";
    public static final Json ENVELOPE = Json.of(Map.of("inputs", Map.of("limit", 7L), "params", Map.of("mode", "full")));

    public static Attempts of(TaskWork work) {
        return new Attempts(
                work, Duration.ofSeconds(20), RetryPolicy.DEFAULT, null, false, AttemptContext.Address.NONE, () -> ENVELOPE, new Lines(),
                new Cancellation());
    }

    public static Template literal(@Nullable Object value) {
        return new Template.Literal(Json.of(value));
    }

    public Attempts within(Duration limit) {
        return new Attempts(work, limit, retry, index, previousLost, address, envelope, log, cancel);
    }

    public Attempts retrying(Integer... statuses) {
        RetryPolicy policy = new RetryPolicy(
                3, retry.backoff(), retry.delay(), retry.factor(), retry.maxDelay(), retry.jitter(), Set.of(statuses));
        return new Attempts(work, timeout, policy, index, previousLost, address, envelope, log, cancel);
    }

    public Attempts item(int number) {
        return new Attempts(work, timeout, retry, number, previousLost, address, envelope, log, cancel);
    }

    public Attempts afterLost() {
        return new Attempts(work, timeout, retry, index, true, address, envelope, log, cancel);
    }

    public Attempts at(String backend, @Nullable String callbackUrl) {
        AttemptContext.Address there = new AttemptContext.Address(backend, callbackUrl);
        return new Attempts(work, timeout, retry, index, previousLost, there, envelope, log, cancel);
    }

    public Attempts cancelledBy(CancelSignal signal) {
        return new Attempts(work, timeout, retry, index, previousLost, address, envelope, log, signal);
    }

    public Attempts with(AttemptContext.Envelope other) {
        return new Attempts(work, timeout, retry, index, previousLost, address, other, log, cancel);
    }

    public AttemptContext context() {
        TaskDefinition definition = new TaskDefinition(
                "fetch_data", null, null, null, List.of(), RunIf.ALL_SUCCEEDED, null, null, null, false, retry, timeout,
                null, work);
        return new AttemptContext(
                new AttemptContext.Execution(EXECUTION, "daily-report", 3, "default", Instant.EPOCH),
                new AttemptContext.Run("fetch_data", index, 2, previousLost),
                definition,
                name -> null,
                envelope,
                address,
                log,
                cancel);
    }

    public Outcome run(TaskRunner runner) {
        return runner.run(context());
    }
}
