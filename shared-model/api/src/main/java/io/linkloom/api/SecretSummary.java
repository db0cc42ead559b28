package io.linkloom.api;

import java.time.Instant;

/**
 * What may be known of a secret: everything but its value.
 *
 * @param updatedAt when the value was put last
 */
public record SecretSummary(String name, String namespace, Instant createdAt, Instant updatedAt) {}
