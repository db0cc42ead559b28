package io.linkloom.client;

import io.linkloom.api.Backfill;
import io.linkloom.api.BackfillReport;
import io.linkloom.api.Firing;
import io.linkloom.api.Page;
import io.linkloom.api.ScheduledInstant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When workflows start by themselves: their cron triggers, what became of them, and what was missed. */
public final class Schedules {
    private final Exchange exchange;

    Schedules(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The next instants of all cron triggers of a workflow, the soonest first; `count` is 1 to 1000. */
    public List<ScheduledInstant> next(String workflow, int count) {
        return next(workflow, count, null);
    }

    /** The next instants later than `after`; null for now. */
    public List<ScheduledInstant> next(String workflow, int count, @Nullable Instant after) {
        Address address = Address.of("workflows", workflow, "schedule")
                .with("count", count)
                .with("after", after);
        return exchange.send(Call.page(address, ScheduledInstant.class)).items();
    }

    /**
     * What became of each instant, the newest first; also of a deleted workflow.
     *
     * @param limit 1 to 500
     * @param cursor of the page before; null for the first one
     */
    public Page<Firing> firings(String workflow, int limit, @Nullable String cursor) {
        Address address = Address.of("workflows", workflow, "firings")
                .with("limit", limit)
                .with("cursor", cursor);
        return exchange.send(Call.page(address, Firing.class));
    }

    /** Starts one execution for each instant of `[from, to)` that has none; the same again does nothing. */
    public BackfillReport backfill(String workflow, Instant from, Instant to) {
        Address address = Address.of("workflows", workflow, "backfill");
        return exchange.send(
                Call.post(address, new Backfill(from, to), BackfillReport.class).repeatably());
    }
}
