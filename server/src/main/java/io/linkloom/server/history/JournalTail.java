package io.linkloom.server.history;

import io.linkloom.api.LogEvent;
import io.linkloom.api.LogLine;
import io.linkloom.api.StreamEvent;
import io.linkloom.engine.event.Event;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.storage.Database;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Follows the journal from a position on. For one thread, apart from being woken. */
public final class JournalTail implements AutoCloseable {
    static final int NO_SHARD = -1;

    private static final int ENTRIES_AT_ONCE = 200;
    private static final int WORKFLOW_EVENTS = 1_000;

    private final StreamHub hub;
    private final Journal journal;
    private final Database database;
    private final StreamFilter filter;
    private final Traces traces;
    private final Set<Integer> dirty = ConcurrentHashMap.newKeySet();
    private final Semaphore signal = new Semaphore(0);
    private final LogTail logs;
    private final BlockingQueue<StreamEvent> ofWorkflows = new ArrayBlockingQueue<>(WORKFLOW_EVENTS);
    private volatile boolean overflowed;
    private Positions positions = Positions.of(new TreeMap<>());
    private boolean reset;

    JournalTail(StreamHub hub, Journal journal, Database database, StreamFilter filter) {
        this.hub = hub;
        this.journal = journal;
        this.database = database;
        this.filter = filter;
        this.traces = new Traces(journal);
        this.logs = new LogTail(filter, database);
    }

    void begin(@Nullable Positions after) {
        SortedMap<Integer, Long> ends = ends();
        boolean gone = after != null && (!isWithin(after, ends) || hasGap(after));
        positions = after == null || gone ? Positions.of(ends) : complete(after, ends);
        reset = gone;
        dirty.addAll(ends.keySet());
    }

    private SortedMap<Integer, Long> ends() {
        SortedMap<Integer, Long> ends = new TreeMap<>();
        new Query("select id, position from shard")
                .visit(database, row -> ends.put(row.getInt(1), row.getLong(2)) == null);
        return ends;
    }

    /** Whether something that happened after the position was deleted since. */
    private boolean hasGap(Positions asked) {
        boolean[] gap = {false};
        new Query("select shard, position from journal_gap").visit(database, row -> {
            gap[0] |= asked.shards().getOrDefault(row.getInt(1), 0L) < row.getLong(2);
            return !gap[0];
        });
        return gap[0];
    }

    private static boolean isWithin(Positions asked, SortedMap<Integer, Long> ends) {
        return asked.shards().entrySet().stream()
                .allMatch(each -> each.getValue() >= 0 && ends.getOrDefault(each.getKey(), -1L) >= each.getValue());
    }

    /** A shard that is newer than the position is read from its beginning. */
    private static Positions complete(Positions asked, SortedMap<Integer, Long> ends) {
        SortedMap<Integer, Long> shards = new TreeMap<>(asked.shards());
        for (Integer shard : ends.keySet()) shards.putIfAbsent(shard, 0L);
        return new Positions(shards, asked.partial(), asked.events());
    }

    void wake(int shard) {
        if (dirty.add(shard)) signal.release();
    }

    StreamFilter filter() {
        return filter;
    }

    void offer(String execution, LogLine line) {
        logs.offer(execution, line);
        if (signal.availablePermits() == 0) signal.release();
    }

    void offer(StreamEvent event) {
        if (!filter.wants("workflow") || filter.execution() != null) return;
        if (!filter.wantsWorkflow(event.namespace(), event.workflow())) return;
        if (!ofWorkflows.offer(event)) overflowed = true;
        signal.release();
    }

    /** Where to go on after everything that was handed out. */
    public String position() {
        return positions.encode();
    }

    /**
     * What has happened since the last call, waiting for something for a while; empty when nothing did; null when the server stops.
     *
     * @throws UnavailableException when the journal does not answer
     */
    public @Nullable List<StreamMessage> next(Duration wait) throws InterruptedException {
        List<StreamMessage> messages = new ArrayList<>();
        if (reset || overflowed) {
            reset = false;
            overflowed = false;
            messages.add(new StreamMessage(position(), StreamMessage.RESET, null));
        }
        collect(messages);
        if (messages.isEmpty() && !hub.isClosed()) {
            if (signal.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) signal.drainPermits();
            // What another process wrote is not signalled here.
            else dirty.addAll(positions.shards().keySet());
            collect(messages);
        }
        return messages.isEmpty() && hub.isClosed() ? null : messages;
    }

    private void collect(List<StreamMessage> messages) {
        // The entry that was read in part is finished before any other is begun, for a position holds only one such.
        if (positions.partial() != NO_SHARD) read(positions.partial(), messages);
        for (Integer shard : List.copyOf(dirty)) {
            dirty.remove(shard);
            if (shard != NO_SHARD && read(shard, messages)) wake(shard);
        }
        for (StreamEvent event = ofWorkflows.poll(); event != null; event = ofWorkflows.poll()) {
            messages.add(new StreamMessage(position(), "workflow", event));
        }
        for (LogEvent line : logs.take()) messages.add(new StreamMessage(position(), "log", line));
    }

    /** True when there may be more. A page ends where the entries do, so the reader sees only whole ones. */
    private boolean read(int shard, List<StreamMessage> messages) {
        try {
            long from = positions.shards().getOrDefault(shard, 0L);
            return read(shard, journal.after(shard, from, ENTRIES_AT_ONCE), messages);
        } catch (JournalException e) {
            throw new UnavailableException("The journal could not be read", e);
        }
    }

    private boolean read(int shard, List<Entry> entries, List<StreamMessage> messages) throws JournalException {
        long from = positions.shards().getOrDefault(shard, 0L);
        if (!entries.isEmpty() && entries.getFirst().position() != from + 1) {
            positions = positions.at(shard, entries.getFirst().position() - 1);
            messages.add(new StreamMessage(position(), StreamMessage.RESET, null));
        }
        for (Entry entry : entries) read(entry, messages);
        return !entries.isEmpty();
    }

    private void read(Entry entry, List<StreamMessage> messages) throws JournalException {
        int known = positions.partial() == entry.shard() ? positions.events() : 0;
        boolean concerns = filter.execution() == null || filter.execution().equals(entry.execution());
        StateTrace trace = concerns ? traces.before(entry) : null;
        if (trace != null
                && !filter.wantsWorkflow(
                        trace.header().namespace(), trace.header().workflow())) {
            traces.ignore(entry);
        } else if (trace != null) {
            tell(entry, trace, known, messages);
            traces.read(entry, trace);
        }
        positions = positions.at(entry.shard(), entry.position());
    }

    /** @param known so many events of the entry were told before */
    private void tell(Entry entry, StateTrace trace, int known, List<StreamMessage> messages) {
        int read = 0;
        for (Event event : entry.events()) {
            Change change = trace.next(event);
            read++;
            boolean last = read == entry.events().size();
            String type = change.kind().name().toLowerCase(Locale.ROOT);
            if (read <= known || !filter.wants(type)) continue;
            Positions after =
                    last ? positions.at(entry.shard(), entry.position()) : positions.within(entry.shard(), read);
            messages.add(new StreamMessage(after.encode(), type, data(trace, change)));
        }
    }

    private static StreamEvent data(StateTrace trace, Change change) {
        return new StreamEvent(
                change.at(),
                trace.header().id(),
                trace.header().workflow(),
                trace.header().namespace(),
                change.seq(),
                change.task(),
                change.index(),
                change.attempt(),
                change.state(),
                change.previous(),
                change.progress(),
                change.message());
    }

    @Override
    public void close() {
        hub.forget(this);
    }
}
