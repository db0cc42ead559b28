package io.linkloom.engine.command;

/** How many more attempts may leave right now; the kernel counts down by itself what it hands out within one step. */
@FunctionalInterface
public interface Slots {
    /** Free slots of a pool, at least 0; see `Plan.pool`. */
    int free(String pool);

    /** No attempt may leave. */
    Slots NONE = pool -> 0;

    /** Any number of attempts may leave. */
    Slots UNLIMITED = pool -> Integer.MAX_VALUE;
}
