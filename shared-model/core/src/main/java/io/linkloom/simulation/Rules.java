package io.linkloom.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;

/**
 * What a simulated world is like.
 *
 * @param slots how many attempts a pool carries at one time, at least 1; see `Plan.pool`
 * @param backends how backends behave
 * @param tardiness of messages and bells: each comes later, and a bell now and then earlier, by a random part of it; zero for none
 */
public record Rules(
        long seed,
        Instant start,
        ToIntFunction<String> slots,
        Behaviour backends,
        Faults faults,
        Duration tardiness,
        Witness witness) {

    /** A world without surprises and without limits. */
    public static Rules calm(Instant start, Behaviour backends) {
        return new Rules(0, start, pool -> Integer.MAX_VALUE, backends, Faults.NONE, Duration.ZERO, Witness.NOBODY);
    }

    public Rules with(Witness other) {
        return new Rules(seed, start, slots, backends, faults, tardiness, other);
    }

    public Rules with(Faults other) {
        return new Rules(seed, start, slots, backends, other, tardiness, witness);
    }
}
