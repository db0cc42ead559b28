package io.linkloom.server.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backend as it was registered, checked.
 *
 * @param instances base URLs, at least one, no two alike
 * @param healthPath begins with a slash; null: no health checks
 * @param concurrency null: what the installation gives any backend
 * @param rate null: no limit
 * @param timeout for tasks that have none; null: the installation's
 * @param namespaces whose workflows may call it; null: all
 * @param secrets each signs every call; empty: calls are not signed
 */
public record BackendDefinition(
        String name,
        List<String> instances,
        @Nullable String healthPath,
        @Nullable Integer concurrency,
        @Nullable Rate rate,
        BreakerSettings breaker,
        @Nullable Duration timeout,
        @Nullable Set<String> namespaces,
        List<SigningSecret> secrets,
        Instant createdAt,
        Instant updatedAt) {
    public BackendDefinition {
        instances = List.copyOf(instances);
        secrets = List.copyOf(secrets);
        namespaces = namespaces == null ? null : Set.copyOf(namespaces);
    }

    public boolean serves(String namespace) {
        return namespaces == null || namespaces.contains(namespace);
    }
}
