package io.linkloom.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is registered of a user backend. What a server answers with can be sent back as it is, and changes nothing.
 *
 * @param instances base URLs, 1 to 50
 * @param healthPath asked by GET every few seconds; null: only calls tell how an instance fares
 * @param concurrency how many attempts may be on their way at one time; null: as many as the server gives any backend
 * @param rate null: no limit
 * @param breaker null: the defaults
 * @param timeout of attempts of tasks that have none of their own; null: the server's
 * @param namespaces whose workflows may call it; null: all
 * @param secrets each signs every call. To the server: `whsec_` and base64 for a new one, the id of a known one to keep it; null keeps all,
 *     an empty list removes all. From the server: ids only
 */
public record BackendSpec(
        @Nullable List<String> instances,
        @Nullable String healthPath,
        @Nullable Integer concurrency,
        @Nullable BackendRate rate,
        @Nullable BackendBreaker breaker,
        @Nullable Duration timeout,
        @Nullable List<String> namespaces,
        @Nullable List<String> secrets) {
    public BackendSpec {
        instances = instances == null ? null : Copies.list(instances);
        namespaces = namespaces == null ? null : Copies.list(namespaces);
        secrets = secrets == null ? null : Copies.list(secrets);
    }
}
