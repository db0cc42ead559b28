package io.linkloom.model.yaml;

import io.linkloom.model.definition.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads `retry`: what a policy does not say, the one before it does. */
final class RetryReader {
    private final Readers readers;

    RetryReader(Readers readers) {
        this.readers = readers;
    }

    RetryPolicy read(Fields owner, RetryPolicy otherwise) {
        return owner.read(
                "retry",
                place -> {
                    Fields fields = Fields.of(place, readers);
                    return fields == null ? otherwise : policy(fields, otherwise);
                },
                otherwise);
    }

    private RetryPolicy policy(Fields fields, RetryPolicy otherwise) {
        Scalars scalars = readers.scalars();
        int attempts = fields.read(
                "maxAttempts", place -> scalars.integer(place, 1, Integer.MAX_VALUE), otherwise.maxAttempts());
        RetryPolicy.Backoff backoff = fields.choice("backoff", RetryPolicy.Backoff.class, otherwise.backoff());
        Duration delay = fields.read("delay", place -> scalars.duration(place, true), otherwise.delay());
        double factor = fields.read("factor", place -> scalars.between(place, 1, Double.MAX_VALUE), otherwise.factor());
        Duration maxDelay = fields.read("maxDelay", place -> scalars.duration(place, true), otherwise.maxDelay());
        double jitter = fields.read("jitter", place -> scalars.between(place, 0, 1), otherwise.jitter());
        Set<Integer> on = new LinkedHashSet<>();
        for (Place item : fields.items("on")) {
            Integer status = scalars.integer(item, 100, 599);
            if (status != null) on.add(status);
        }
        fields.finish();
        return new RetryPolicy(
                attempts, backoff, delay, factor, maxDelay, jitter, fields.has("on") ? on : otherwise.on());
    }
}
