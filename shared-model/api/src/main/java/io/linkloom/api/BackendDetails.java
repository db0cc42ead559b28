package io.linkloom.api;

import java.time.Instant;

/**
 * A registered backend.
 *
 * @param spec as it was registered, with every default filled in
 */
public record BackendDetails(
        String name, BackendSpec spec, BackendStatus status, Instant createdAt, Instant updatedAt) {}
