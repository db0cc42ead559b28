package io.linkloom.engine.retry;

import io.linkloom.model.definition.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait before another attempt. */
public final class Backoff {
    /** A backend may ask for no longer a pause than this. */
    public static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private Backoff() {}

    /**
     * `delay · factor^(failures-1)`, at most `maxDelay`, times a random factor in `1 ± jitter`; never less than what the backend asked for.
     *
     * @param failures attempts that failed so far, at least 1
     * @param random any 64 bits
     */
    public static Duration delay(RetryPolicy policy, int failures, long random, @Nullable Duration retryAfter) {
        double millis = switch (policy.backoff()) {
            case FIXED -> policy.delay().toMillis();
            case EXPONENTIAL -> policy.delay().toMillis() * Math.pow(policy.factor(), failures - 1);
        };
        double unit = (mix(random) >>> 11) * 0x1.0p-53;
        double spread = 1 + policy.jitter() * (2 * unit - 1);
        Duration delay =
                Duration.ofMillis(Math.round(Math.min(millis, policy.maxDelay().toMillis()) * spread));
        if (retryAfter == null) return delay;
        Duration floor = retryAfter.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : retryAfter;
        return floor.compareTo(delay) > 0 ? floor : delay;
    }

    /** Finalizer of SplitMix64: spreads nearby seeds over all 64 bits. */
    private static long mix(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
