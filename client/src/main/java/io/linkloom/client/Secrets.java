package io.linkloom.client;

import io.linkloom.api.Page;
import io.linkloom.api.PutSecret;
import io.linkloom.api.SecretSaved;
import io.linkloom.api.SecretSummary;
import org.jspecify.annotations.Nullable;

/** Values that go in and never come out. A secret is named `NAME`, outside of the default namespace `namespace:NAME`. */
public final class Secrets {
    private final Exchange exchange;

    Secrets(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * A page of names, the newest first.
     *
     * @param namespace null for all that the caller may see
     * @param limit 1 to 500
     * @param cursor of the page before; null for the first one
     */
    public Page<SecretSummary> list(@Nullable String namespace, int limit, @Nullable String cursor) {
        Address address = Address.of("secrets")
                .with("namespace", namespace)
                .with("limit", limit)
                .with("cursor", cursor);
        return exchange.send(Call.page(address, SecretSummary.class));
    }

    /** Whether there is such a secret, and since when; 404 when there is none. */
    public SecretSummary get(String name) {
        return exchange.send(Call.get(Address.of("secrets", name), SecretSummary.class));
    }

    /** Keeps a value, 4 characters to 64 KiB, in place of an earlier one. */
    public SecretSaved put(String name, String value) {
        return exchange.send(Call.put(Address.of("secrets", name), new PutSecret(value), SecretSaved.class));
    }

    /** Forgets the secret; tasks that need it die from now on. */
    public void delete(String name) {
        exchange.send(Call.delete(Address.of("secrets", name)));
    }
}
