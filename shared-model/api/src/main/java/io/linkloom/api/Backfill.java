package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one execution for each instant of `[from, to)` that has none.
 *
 * @param from the first moment; needed
 * @param to the first moment that does not belong to it any more; needed
 */
public record Backfill(@Nullable Instant from, @Nullable Instant to) {}
