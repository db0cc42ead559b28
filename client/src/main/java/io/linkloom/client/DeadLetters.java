package io.linkloom.client;

import io.linkloom.api.BulkResult;
import io.linkloom.api.DeadLetter;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.Page;
import org.jspecify.annotations.Nullable;

/** What died and waits for a person. */
public final class DeadLetters {
    private final Exchange exchange;

    DeadLetters(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * A page, the newest first.
     *
     * @param limit 1 to 500
     * @param cursor of the page before; null for the first one
     */
    public Page<DeadLetter> list(DeadLetterFilter filter, int limit, @Nullable String cursor) {
        Address address =
                filter.on(Address.of("dead-letters")).with("limit", limit).with("cursor", cursor);
        return exchange.send(Call.page(address, DeadLetter.class));
    }

    /** Runs it again, with fresh attempts, in its own execution. */
    public ExecutionDetails requeue(String id) {
        return exchange.send(Call.post(Address.of("dead-letters", id, "requeue"), null, ExecutionDetails.class));
    }

    /** Takes the letter away; the task run stays dead. */
    public ExecutionDetails discard(String id) {
        return exchange.send(Call.post(Address.of("dead-letters", id, "discard"), null, ExecutionDetails.class));
    }

    /** Runs all that match again, at most 1,000 at once; the answer says how many match still. */
    public BulkResult requeueAll(DeadLetterFilter filter) {
        Address address = filter.on(Address.of("dead-letters", "requeue"));
        return exchange.send(Call.post(address, null, BulkResult.class));
    }

    /** Takes all that match away, at most 1,000 at once; the answer says how many match still. */
    public BulkResult discardAll(DeadLetterFilter filter) {
        Address address = filter.on(Address.of("dead-letters", "discard"));
        return exchange.send(Call.post(address, null, BulkResult.class));
    }
}
