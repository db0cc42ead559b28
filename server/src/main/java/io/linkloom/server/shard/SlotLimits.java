package io.linkloom.server.shard;

import io.linkloom.api.WaitReason;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How much of each pool may be on its way. Asked by the shard loop again and again, so every answer has to be quick; when one changes for
 * the better by itself, before its hold ends, [Inbox#wake()] tells the loop.
 *
 * <p>Names of pools: see `Plan.pool`.
 */
public interface SlotLimits {

    /** How many attempts of the pool may be on their way at one time; at least 1. */
    int limit(String pool);

    /**
     * How many more may leave at this moment, whatever slots are free.
     *
     * @param used how many are on their way, or decided to leave
     * @return 0 when none may: [#hold] says why; `Integer.MAX_VALUE` where nothing but the slots limits
     */
    int departures(String pool, int used);

    /** Why none may leave now; null when some may. */
    @Nullable
    Hold hold(String pool);

    /** An attempt was decided to leave. */
    void left(String pool);

    /** Its decision was rolled back: it never left. */
    void neverLeft(String pool);

    /**
     * What holds a pool back.
     *
     * @param reason [WaitReason#RATE_LIMIT] or [WaitReason#CIRCUIT_OPEN]
     * @param until when the loop is to look again; null when nobody knows
     * @param why in one sentence, for people
     */
    record Hold(WaitReason reason, @Nullable Instant until, String why) {}

    /** Slots and nothing else. */
    static SlotLimits of(ToIntFunction<String> limits) {
        return new SlotLimits() {
            @Override
            public int limit(String pool) {
                return limits.applyAsInt(pool);
            }

            @Override
            public int departures(String pool, int used) {
                return Integer.MAX_VALUE;
            }

            @Override
            public @Nullable Hold hold(String pool) {
                return null;
            }

            @Override
            public void left(String pool) {}

            @Override
            public void neverLeft(String pool) {}
        };
    }
}
