package io.linkloom.server.history;

import io.linkloom.engine.event.Event;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states of the executions that somebody follows, each as far as it was read; a bounded number of them. For one thread. */
final class Traces {
    private static final int MAX = 2_000;
    private static final int MAX_IGNORED = 20_000;

    private final Map<String, StateTrace> known = new Recent<>(MAX);
    private final Map<String, Boolean> ignored = new Recent<>(MAX_IGNORED);
    private final Journal journal;

    /** Forgets what was not asked for longest. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        private final int max;

        Recent(int max) {
            super(16, 0.75f, true);
            this.max = max;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > max;
        }
    }

    Traces(Journal journal) {
        this.journal = journal;
    }

    /** The execution as it was just before the entry; null when nobody wants to hear of it, or its beginning is gone. */
    @Nullable
    StateTrace before(Entry entry) throws JournalException {
        if (ignored.containsKey(entry.execution())) return null;
        StateTrace trace = known.get(entry.execution());
        if (trace != null) return trace;
        if (entry.events().getFirst() instanceof Event.ExecutionCreated created) return new StateTrace(created);
        List<Event> past = journal.eventsBefore(entry.execution(), entry.shard(), entry.position());
        if (past.isEmpty() || !(past.getFirst() instanceof Event.ExecutionCreated created)) return null;
        StateTrace replayed = new StateTrace(created);
        past.forEach(replayed::next);
        return replayed;
    }

    /** The trace has seen the entry. */
    void read(Entry entry, StateTrace trace) {
        if (trace.state().isEnded()) known.remove(entry.execution());
        else known.put(entry.execution(), trace);
    }

    /** Nobody wants to hear of it. */
    void ignore(Entry entry) {
        ignored.put(entry.execution(), Boolean.TRUE);
    }
}
