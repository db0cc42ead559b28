package io.linkloom.server.history;

import io.linkloom.api.LogLine;
import io.linkloom.api.StreamEvent;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.log.LogListener;
import io.linkloom.server.shard.CommitListener;
import io.linkloom.server.storage.Database;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Wakes those who follow the journal. Each reads it by position at its own pace, so nobody is kept waiting for a slow one and nothing is
 * held for it: a commit costs one look at whether anybody listens.
 */
public final class StreamHub implements CommitListener, LogListener, AutoCloseable {
    private static final int MAX_TAILS = 200;

    private final List<JournalTail> tails = new CopyOnWriteArrayList<>();
    private final Journal journal;
    private final Database database;
    private volatile boolean closed;

    public StreamHub(Journal journal, Database database) {
        this.journal = journal;
        this.database = database;
    }

    @Override
    public void committed(ExecutionHeader header, Entry entry) {
        if (tails.isEmpty()) return;
        for (JournalTail tail : tails) tail.wake(entry.shard());
    }

    /** Tells of something about a workflow itself; heard by those who listen now. */
    public void tell(StreamEvent workflowEvent) {
        for (JournalTail tail : tails) tail.offer(workflowEvent);
    }

    @Override
    public boolean isListening() {
        for (JournalTail tail : tails) if (tail.filter().wantsLogs()) return true;
        return false;
    }

    @Override
    public void written(String execution, LogLine line) {
        for (JournalTail tail : tails) if (tail.filter().wantsLogs()) tail.offer(execution, line);
    }

    /** Whether the text is a position that a stream gave out. */
    public static boolean isPosition(String text) {
        return Positions.decode(text) != null;
    }

    /**
     * Begins to follow; null when there are too many already. The caller closes it.
     *
     * @param after a position that [#isPosition]; null: from now on
     */
    public @Nullable JournalTail follow(StreamFilter filter, @Nullable String after) {
        if (closed || tails.size() >= MAX_TAILS) return null;
        JournalTail tail = new JournalTail(this, journal, database, filter);
        // Registered before it looks where the journal ends: what is committed in between is read or signalled, never
        // missed.
        tails.add(tail);
        boolean begun = false;
        try {
            tail.begin(after == null ? null : Positions.decode(after));
            begun = true;
        } finally {
            if (!begun) forget(tail);
        }
        return tail;
    }

    void forget(JournalTail tail) {
        tails.remove(tail);
    }

    /** How many streams are open. */
    public int size() {
        return tails.size();
    }

    /** Whether the server stops. */
    public boolean isClosed() {
        return closed;
    }

    /** Ends all streams. */
    @Override
    public void close() {
        closed = true;
        for (JournalTail tail : tails) tail.wake(JournalTail.NO_SHARD);
    }
}
