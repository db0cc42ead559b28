package io.linkloom.server.scheduler.event;

import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.TriggerStore;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what events start.
 *
 * <pre>
 *   event ─► known already? ─► the same answer
 *              │ no
 *              ▼
 *            triggers of its type ─► `when` ─► inputs ─► starts, each under a key of event and trigger ─► all durable ─► answer kept ─► answer
 * </pre>
 *
 * <p>Whoever got no answer sends the event again: what was started before is found by its key.
 */
public final class EventScheduler {
    private static final Logger log = LoggerFactory.getLogger(EventScheduler.class);

    /** An event that comes again in this time is recognised. */
    public static final Duration REMEMBERED = Duration.ofDays(7);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofDays(1);

    private final TriggerIndex index;
    private final Firing firing;
    private final Receipts receipts;
    private final Starts starts;
    private final AtomicReference<@Nullable Instant> cleaned = new AtomicReference<>();

    public EventScheduler(
            TriggerIndex index,
            WorkflowStore workflows,
            Starts starts,
            Inbox inbox,
            Journal journal,
            Database database) {
        this.index = index;
        this.firing = new Firing(workflows, starts, inbox, journal);
        this.receipts = new Receipts(database);
        this.starts = starts;
    }

    /** The triggers of one event that fired. */
    private record Under(CloudEvent event, List<Firing.Fired> fired) {}

    /**
     * Starts what the events start, or tells what they started before. Durable when this returns.
     *
     * @param visible namespaces whose workflows may be started; null: all
     * @throws UnavailableException when something could not be made durable; the same events can be sent again
     */
    public Receipt accept(List<CloudEvent> events, @Nullable Set<String> visible) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Map<String, CloudEvent> byKey = new LinkedHashMap<>();
        for (CloudEvent event : events) byKey.putIfAbsent(key(event, visible), event);
        Map<String, Receipt> known = receipts.find(byKey.keySet());
        Map<String, Under> fresh = new LinkedHashMap<>();
        byKey.forEach((key, event) -> {
            if (!known.containsKey(key)) fresh.put(key, new Under(event, fire(event, visible)));
        });
        if (!fresh.isEmpty()) {
            Map<String, Receipt> settled = new LinkedHashMap<>();
            fresh.forEach((key, under) -> settled.put(key, settle(under, until)));
            known.putAll(settled);
            // Somebody may have sent the same at the same time: the answer that was kept first is everybody's.
            known.putAll(receipts.find(receipts.add(settled, starts.now())));
            cleanSometimes();
        }
        return Receipt.of(byKey.keySet().stream()
                .map(key -> known.getOrDefault(key, Receipt.NOTHING))
                .toList());
    }

    private List<Firing.Fired> fire(CloudEvent event, @Nullable Set<String> visible) {
        List<Firing.Fired> fired = new ArrayList<>();
        TriggerInfo info = new TriggerInfo("event", starts.now(), event.whole(), null, event.source());
        String cause = StartKeyScope.sha256(event.source(), event.id());
        for (TriggerStore.Row row : index.waitingFor(event.type())) {
            if (visible != null && !visible.contains(row.namespace())) continue;
            Firing.Fired each = firing.fire(row, cause, info);
            if (each != null) fired.add(each);
        }
        return fired;
    }

    private Receipt settle(Under under, long until) {
        List<Receipt.Started> started = new ArrayList<>();
        List<Receipt.Trouble> troubles = new ArrayList<>();
        for (Firing.Fired each : under.fired) {
            String workflow = each.row().workflow();
            String namespace = each.row().namespace();
            switch (firing.settle(each, until)) {
                case Firing.Result.Started done -> {
                    Receipt.Started execution = new Receipt.Started(done.execution(), workflow, namespace);
                    if (!started.contains(execution)) started.add(execution);
                }
                case Firing.Result.NotStarted not ->
                    troubles.add(new Receipt.Trouble(
                            under.event.source(), under.event.id(), workflow, namespace, not.kind(), not.detail()));
            }
        }
        return new Receipt(started, troubles);
    }

    /** Whoever sees less must not learn what an event started elsewhere, nor keep others from sending it. */
    private static String key(CloudEvent event, @Nullable Set<String> visible) {
        String scope = visible == null ? null : String.join(",", new TreeSet<>(visible));
        return StartKeyScope.sha256(scope, event.source(), event.id());
    }

    private void cleanSometimes() {
        Instant now = starts.now();
        Instant last = cleaned.get();
        if (last != null && now.isBefore(last.plus(BETWEEN_CLEANINGS))) return;
        if (!cleaned.compareAndSet(last, now)) return;
        Thread.ofVirtual().start(() -> {
            try {
                receipts.forgetBefore(now.minus(REMEMBERED));
            } catch (UnavailableException e) {
                log.warn("{}", e.getMessage());
            }
        });
    }
}
