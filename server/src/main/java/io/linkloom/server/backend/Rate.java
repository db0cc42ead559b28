package io.linkloom.server.backend;

import java.time.Duration;

/**
 * How many attempts may leave.
 *
 * @param limit in each period, at least 1
 * @param burst how many may leave at once after a quiet time, at least 1
 */
public record Rate(int limit, Duration period, int burst) {}
