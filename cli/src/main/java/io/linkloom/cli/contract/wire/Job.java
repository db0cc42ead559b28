package io.linkloom.cli.contract.wire;

import io.linkloom.model.id.ExecutionId;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work that a backend is to do once, in however many attempts.
 *
 * @param index item of a fan-out; null for a task that is none
 */
public record Job(String execution, String task, @Nullable Integer index) {
    /** Of an execution that nobody has heard of yet. */
    public static Job fresh(String task) {
        long chance = ThreadLocalRandom.current().nextLong();
        return new Job(ExecutionId.of(Instant.now(), 0, chance), task, null);
    }

    public Job item(int item) {
        return new Job(execution, task, item);
    }

    /** The `Idempotency-Key`: stable over attempts. */
    public String key() {
        return execution + "/" + task + (index == null ? "" : "/" + index);
    }
}
