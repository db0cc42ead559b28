package io.linkloom.cli.watch.plain;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LinkLoomException;
import io.linkloom.model.filter.Filter;
import io.linkloom.model.filter.FilterMatch;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a filter lets a change through. What the change does not tell of its execution is asked for. */
final class Passing {
    private static final int REMEMBERED = 1_000;

    private final LinkLoomClient client;
    private final Filter filter;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<String, Boolean> known = new LinkedHashMap<>();

    Passing(LinkLoomClient client, Filter filter, InstantSource clock, ZoneId zone) {
        this.client = client;
        this.filter = filter;
        this.clock = clock;
        this.zone = zone;
    }

    /** A task passes as its execution did when that changed last. */
    boolean test(Change change) {
        if (filter.equals(Filter.EVERYTHING)) return true;
        String execution = change.execution();
        if (execution == null) return false;
        Boolean before = known.get(execution);
        if (before != null && !change.type().equals("execution")) return before;
        boolean passes = ask(execution);
        known.put(execution, passes);
        if (known.size() > REMEMBERED) known.remove(known.keySet().iterator().next());
        return passes;
    }

    private boolean ask(String execution) {
        try {
            return new FilterMatch(filter, clock.instant(), zone).test(summary(client.execution(execution)));
        } catch (LinkLoomException e) {
            if (e.status() == 404) return false;
            throw e;
        }
    }

    private static ExecutionSummary summary(ExecutionDetails of) {
        return new ExecutionSummary(
                of.id(),
                of.workflow(),
                of.version(),
                of.namespace(),
                of.state(),
                of.trigger(),
                of.createdAt(),
                of.startedAt(),
                of.endedAt(),
                of.error(),
                of.labels(),
                of.waitReason());
    }
}
