package io.linkloom.model.schedule;

import java.time.Duration;
import java.time.Instant;

/** Spreads the starts of one instant, the same way on every machine and after every restart. */
public final class Jitter {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final Duration LONGEST = Duration.ofDays(100_000);

    private Jitter() {}

    /**
     * How long after its instant the trigger starts: whole milliseconds, spread evenly over `[0, max)`.
     *
     * @param triggerIdentity what tells the trigger from every other one
     * @return zero when `max` is zero or negative
     */
    public static Duration offset(Duration max, String triggerIdentity, Instant at) {
        if (!max.isPositive()) return Duration.ZERO;
        long millis = max.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : max.toMillis();
        long hash = FNV_BASIS;
        for (int i = 0; i < triggerIdentity.length(); i++) hash = (hash ^ triggerIdentity.charAt(i)) * FNV_PRIME;
        hash = mixed(mixed(hash ^ at.getEpochSecond()) ^ at.getNano());
        return Duration.ofMillis(Math.unsignedMultiplyHigh(hash, millis));
    }

    /** Lets every bit of the input reach every bit of the result (the last step of MurmurHash3). */
    private static long mixed(long hash) {
        long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
