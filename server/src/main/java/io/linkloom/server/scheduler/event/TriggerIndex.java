package io.linkloom.server.scheduler.event;

import io.linkloom.model.definition.Glob;
import io.linkloom.server.storage.TriggerStore;
import io.linkloom.server.storage.TriggerStore.Row;
import io.linkloom.server.storage.WorkflowListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Which triggers wait for what: in memory, so that an event is compared with the triggers that name its type and with those that have a `*`,
 * and the ending of an execution costs one look.
 *
 * <p>Hears at once of what this process changes; of what another one changes it hears when it looks, at most once a second and only when asked.
 */
public final class TriggerIndex implements WorkflowListener {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Clocks of servers that share a database differ by less. */
    private static final long OVERLAP_MICROS = TimeUnit.MINUTES.toMicros(1);

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::namespace).thenComparing(Row::workflow).thenComparingInt(Row::place);

    private final TriggerStore store;
    private final boolean shared;
    private final Map<String, List<Row>> byWorkflow = new HashMap<>();
    private final Map<String, Set<Row>> exact = new HashMap<>();
    private final Map<String, Set<Row>> patterns = new HashMap<>();
    private final Map<String, Set<Row>> endings = new ConcurrentHashMap<>();
    private final Map<String, Long> touched = new HashMap<>();
    private long newestMicros;
    private long lookedNanos;

    /** @param shared whether other processes use the database too */
    public TriggerIndex(TriggerStore store, boolean shared) {
        this.store = store;
        this.shared = shared;
    }

    /** Reads everything; before the first question. */
    public synchronized void load() {
        byWorkflow.clear();
        exact.clear();
        patterns.clear();
        endings.clear();
        for (Row row : store.all()) add(row);
        lookedNanos = System.nanoTime();
        if (!shared) return;
        for (TriggerStore.Touched each : store.touchedSince(0)) note(each);
    }

    @Override
    public synchronized void changed(String namespace, String id) {
        // Read under the lock, so that of two changes the later one is what remains.
        replace(namespace, id, store.of(namespace, id));
    }

    /** Triggers that wait for events of a type, in an order that depends on nothing but themselves. */
    synchronized List<Row> waitingFor(String type) {
        look();
        List<Row> found = new ArrayList<>(exact.getOrDefault(type, Set.of()));
        patterns.forEach((pattern, rows) -> {
            if (Glob.matches(pattern, type)) found.addAll(rows);
        });
        found.sort(ORDER);
        return found;
    }

    /** Whether any trigger waits for the ending of any workflow. */
    boolean hasEndings() {
        return !endings.isEmpty();
    }

    /** Whether any trigger waits for the ending of this workflow; may be asked by anybody, and blocks nobody. */
    boolean isAwaited(String namespace, String workflow) {
        return !endings.isEmpty() && endings.containsKey(namespace + ':' + workflow);
    }

    /** Triggers that wait for the ending of a workflow. */
    synchronized List<Row> waitingForEndOf(String namespace, String workflow) {
        return List.copyOf(endings.getOrDefault(namespace + ':' + workflow, Set.of()));
    }

    /** Looks whether another process has changed something. */
    synchronized void look() {
        if (!shared || System.nanoTime() - lookedNanos < LOOK_NANOS) return;
        lookedNanos = System.nanoTime();
        for (TriggerStore.Touched each : store.touchedSince(newestMicros - OVERLAP_MICROS)) {
            if (note(each)) replace(each.namespace(), each.id(), store.of(each.namespace(), each.id()));
        }
    }

    /** Whether it was not known to be changed. */
    private boolean note(TriggerStore.Touched each) {
        newestMicros = Math.max(newestMicros, each.updatedMicros());
        Long before = touched.put(each.namespace() + ':' + each.id(), each.updatedMicros());
        return before == null || before != each.updatedMicros();
    }

    private void replace(String namespace, String id, List<Row> rows) {
        List<Row> old = byWorkflow.remove(namespace + ':' + id);
        for (Row row : old == null ? List.<Row>of() : old) remove(row);
        for (Row row : rows) add(row);
    }

    private void add(Row row) {
        byWorkflow
                .computeIfAbsent(row.namespace() + ':' + row.workflow(), key -> new ArrayList<>(2))
                .add(row);
        home(row).computeIfAbsent(row.subject(), key -> new LinkedHashSet<>()).add(row);
    }

    private void remove(Row row) {
        home(row).computeIfPresent(row.subject(), (subject, rows) -> {
            rows.remove(row);
            return rows.isEmpty() ? null : rows;
        });
    }

    private Map<String, Set<Row>> home(Row row) {
        return switch (row.kind()) {
            case EVENT -> Glob.isPattern(row.subject()) ? patterns : exact;
            case WORKFLOW -> endings;
        };
    }

    /** How many triggers there are. */
    synchronized int size() {
        return byWorkflow.values().stream().mapToInt(Collection::size).sum();
    }
}
