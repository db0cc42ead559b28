package io.linkloom.cli.watch.state;

import org.jspecify.annotations.Nullable;

/**
 * What a running attempt said of itself.
 *
 * @param progress from 0 to 1
 */
public record Beat(@Nullable Double progress, @Nullable String message) {}
