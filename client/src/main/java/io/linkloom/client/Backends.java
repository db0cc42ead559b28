package io.linkloom.client;

import io.linkloom.api.BackendDetails;
import io.linkloom.api.BackendSpec;
import io.linkloom.api.Page;
import org.jspecify.annotations.Nullable;

/** User backends that are registered; `http` tasks name them. */
public final class Backends {
    private final Exchange exchange;

    Backends(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * A page by name, each with how it fares.
     *
     * @param limit 1 to 500
     * @param cursor of the page before; null for the first one
     */
    public Page<BackendDetails> list(int limit, @Nullable String cursor) {
        Address address = Address.of("backends").with("limit", limit).with("cursor", cursor);
        return exchange.send(Call.page(address, BackendDetails.class));
    }

    public BackendDetails get(String name) {
        return exchange.send(Call.get(Address.of("backends", name), BackendDetails.class));
    }

    /** Registers a backend, or replaces what it was; calls under way come to their end. */
    public BackendDetails put(String name, BackendSpec spec) {
        return exchange.send(Call.put(Address.of("backends", name), spec, BackendDetails.class));
    }

    /** Calls under way come to their end; tasks that name it die from now on. */
    public void delete(String name) {
        exchange.send(Call.delete(Address.of("backends", name)));
    }
}
