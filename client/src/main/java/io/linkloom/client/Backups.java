package io.linkloom.client;

import io.linkloom.api.Backup;
import io.linkloom.api.Page;
import org.jspecify.annotations.Nullable;

/** Backups of a server's embedded database, for admins of all namespaces. Bringing one back needs a stopped server. */
public final class Backups {
    private final Exchange exchange;

    Backups(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * A page, the newest first.
     *
     * @param limit 1 to 500
     * @param cursor of the page before; null for the first one
     */
    public Page<Backup> list(int limit, @Nullable String cursor) {
        Address address = Address.of("backups").with("limit", limit).with("cursor", cursor);
        return exchange.send(Call.page(address, Backup.class));
    }

    /** Makes one while the server works on; it holds whatever was acknowledged before, and was read back. */
    public Backup make() {
        return exchange.send(Call.post(Address.of("backups"), null, Backup.class));
    }
}
