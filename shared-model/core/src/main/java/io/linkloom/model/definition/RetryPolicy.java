package io.linkloom.model.definition;

import java.time.Duration;
import java.util.Set;

/**
 * How failed attempts are tried again.
 *
 * @param maxAttempts at least 1; counts every attempt that was not lost
 * @param delay before the second attempt
 * @param factor of the exponential backoff, at least 1
 * @param jitter 0 to 1: the delay is multiplied by a random factor in 1 ± jitter
 * @param on further HTTP statuses to retry
 */
public record RetryPolicy(
        int maxAttempts,
        Backoff backoff,
        Duration delay,
        double factor,
        Duration maxDelay,
        double jitter,
        Set<Integer> on) {

    /** The policy of a task that says nothing: 3 attempts, exponential, 1 s, factor 2, at most 5 m, jitter 0.1. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Backoff.EXPONENTIAL, Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0.1, Set.of());

    /** The policy of `wait`, `approval` and `workflow` tasks that say nothing: one attempt. */
    public static final RetryPolicy ONCE = DEFAULT.withMaxAttempts(1);

    public RetryPolicy {
        on = Set.copyOf(on);
    }

    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, backoff, delay, factor, maxDelay, jitter, on);
    }

    /** How the delay grows from attempt to attempt. */
    public enum Backoff {
        FIXED,
        EXPONENTIAL
    }
}
