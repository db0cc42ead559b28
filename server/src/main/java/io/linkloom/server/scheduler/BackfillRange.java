package io.linkloom.server.scheduler;

import io.linkloom.api.BackfillReport;
import io.linkloom.api.FiringResult;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.schedule.Firing;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Starts executions for the instants of a stretch of the past that have none. */
public final class BackfillRange {
    /** More instants than this are not filled in one go. */
    public static final int MAX_INSTANTS = 10_000;

    private static final int AT_ONCE = 500;
    private static final long PATIENCE_SECONDS = 10;

    private final Ledger ledger;
    private final Firings firings;
    private final InstantStarts starts;
    private final InstantSource clock;

    public BackfillRange(Database database, InstantStarts starts, InstantSource clock) {
        this.ledger = new Ledger(database);
        this.firings = new Firings(database);
        this.starts = starts;
        this.clock = clock;
    }

    private record One(CronTrigger trigger, Instant at) {}

    /**
     * Fills `[from, to)`, as far as it has passed. Whatever started before, by whom ever, is left alone; so the same again does nothing.
     *
     * @param by who asks
     * @return null when the range holds more than `MAX_INSTANTS` instants; nothing was started then
     */
    public @Nullable BackfillReport fill(WorkflowStore.Workflow workflow, Instant from, Instant to, @Nullable String by)
            throws InterruptedException {
        Instant now = clock.instant();
        Instant end = to.isAfter(now) ? now : to;
        Map<String, Trigger.Cron> crons = Upcoming.crons(workflow.definition());
        List<One> all = new ArrayList<>();
        for (Map.Entry<String, Trigger.Cron> each : crons.entrySet()) {
            CronTrigger trigger = trigger(workflow, each.getKey(), each.getValue(), now);
            int room = MAX_INSTANTS + 1 - all.size();
            for (Firing firing : Schedules.parsed(trigger.cron()).between(from, end, trigger.zone(), room)) {
                all.add(new One(trigger, firing.at()));
            }
            if (all.size() > MAX_INSTANTS) return null;
        }
        all.sort(java.util.Comparator.comparing(One::at));
        Set<Instant> former = firings.startedByFormer(workflow.namespace(), workflow.id(), crons.keySet(), from, end);
        int[] counts = new int[FiringResult.values().length];
        int existing = 0;
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            List<One> some = all.subList(first, Math.min(all.size(), first + AT_ONCE));
            existing += fill(some, former, new InstantStarts.Cause("backfill", by), counts);
        }
        return new BackfillReport(
                all.size(),
                counts[FiringResult.STARTED.ordinal()],
                existing,
                counts[FiringResult.SKIPPED_CONCURRENCY.ordinal()],
                counts[FiringResult.FAILED.ordinal()]);
    }

    /** Returns how many of them had an execution before. */
    private int fill(List<One> some, Set<Instant> former, InstantStarts.Cause cause, int[] counts)
            throws InterruptedException {
        List<String> keys =
                some.stream().map(one -> one.trigger().key().startKey(one.at())).toList();
        Map<String, String> started = ledger.started(keys);
        int existing = 0;
        Map<One, CompletableFuture<Trace>> asked = new LinkedHashMap<>();
        for (One one : some) {
            String known = started.get(one.trigger().key().startKey(one.at()));
            if (known == null && !former.contains(one.at())) {
                asked.put(one, starts.start(one.trigger(), one.at(), cause));
                continue;
            }
            existing++;
            // It may have lost its trace in a crash.
            if (known != null) asked.put(one, CompletableFuture.completedFuture(Trace.started(one.at(), known)));
        }
        List<Ledger.Settled> settled = new ArrayList<>();
        for (Map.Entry<One, CompletableFuture<Trace>> each : asked.entrySet()) {
            Trace trace = traced(each.getValue());
            CronTrigger trigger = each.getKey().trigger();
            boolean fresh = !started.containsKey(trigger.key().startKey(trace.at()));
            if (fresh) counts[trace.result().ordinal()]++;
            settled.add(new Ledger.Settled(trigger, List.of(trace), Instant.EPOCH, null));
        }
        ledger.trace(settled, clock.instant());
        return existing;
    }

    /** Somebody waits for the answer: not for ever. The same range again goes on where this one was left. */
    private static Trace traced(CompletableFuture<Trace> start) throws InterruptedException {
        try {
            return start.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new UnavailableException("It is not known yet what became of a start", e);
        }
    }

    private static CronTrigger trigger(
            WorkflowStore.Workflow workflow, String identity, Trigger.Cron cron, Instant now) {
        return new CronTrigger(
                new CronTrigger.Key(workflow.namespace(), workflow.id(), identity),
                "",
                cron.schedule(),
                cron.timezone(),
                workflow.version(),
                cron.catchUp(),
                Duration.ZERO,
                workflow.paused(),
                now,
                now,
                null,
                now,
                now,
                0);
    }
}
