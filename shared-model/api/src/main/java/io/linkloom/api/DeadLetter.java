package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task run that died and waits for a person.
 *
 * @param id opaque, safe in URLs
 * @param index from 0 for an item of a fan-out; else null
 * @param attempts how many were started
 * @param error why it died
 */
public record DeadLetter(
        String id,
        String execution,
        String workflow,
        String namespace,
        String task,
        @Nullable Integer index,
        int attempts,
        @Nullable TaskError error,
        Instant deadAt) {}
