package io.linkloom.simulation.rehearsal;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Chance for one attempt. It depends on the seed and on the attempt alone, so that what happens to one task changes nothing for another.
 */
final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /** @param path of the execution: empty for the one that the story is about, else the tasks that led to it */
    static SplittableRandom of(long seed, String path, String task, @Nullable Integer index, int attempt) {
        long hash = seed * STEP;
        hash = (hash ^ path.hashCode()) * STEP;
        hash = (hash ^ task.hashCode()) * STEP;
        hash = (hash ^ (index == null ? -1 : index)) * STEP;
        SplittableRandom random = new SplittableRandom(hash ^ attempt);
        // The first value of neighbouring seeds is more alike than the second.
        random.nextLong();
        return random;
    }
}
