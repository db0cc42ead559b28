package io.linkloom.server.shard;

import io.linkloom.engine.event.Event;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes everything on, notes every commit, and can hold commits up. */
final class ObservedJournal implements Journal {
    private final Journal real;
    private final List<Commit> tried = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(1);
    private volatile Consumer<Commit> before = commit -> {};
    private volatile int unreadable;

    ObservedJournal(Journal real) {
        this.real = real;
    }

    /** Commits that were tried, whether they took place or not. */
    List<Commit> tried() {
        return tried;
    }

    /** Called by the loop before each commit. */
    void beforeCommit(Consumer<Commit> observer) {
        before = observer;
    }

    /** What became of a commit cannot be asked so often. */
    void unreadable(int times) {
        unreadable = times;
    }

    /** From now on commits wait at the door. */
    void close() {
        gate.acquireUninterruptibly();
    }

    void open() {
        gate.release();
    }

    boolean isSomebodyWaiting() {
        return gate.hasQueuedThreads();
    }

    @Override
    public void append(Commit commit) throws JournalException {
        gate.acquireUninterruptibly();
        try {
            tried.add(commit);
            before.accept(commit);
            real.append(commit);
        } finally {
            gate.release();
        }
    }

    @Override
    public boolean contains(Commit.ShardMark mark) throws JournalException {
        if (unreadable > 0) {
            unreadable--;
            throw new JournalException("The journal cannot be read", null);
        }
        return real.contains(mark);
    }

    @Override
    public void probe(int shard) throws JournalException {
        real.probe(shard);
    }

    @Override
    public List<Event> events(String execution) throws JournalException {
        return real.events(execution);
    }

    @Override
    public List<Event> eventsBefore(String execution, int shard, long position) throws JournalException {
        return real.eventsBefore(execution, shard, position);
    }

    @Override
    public List<Entry> after(int shard, long position, int limit) throws JournalException {
        return real.after(shard, position, limit);
    }

    @Override
    public Commit.@Nullable StartKey startKey(String scope, String key) throws JournalException {
        return real.startKey(scope, key);
    }

    @Override
    public void live(int shard, Consumer<String> visitor) throws JournalException {
        real.live(shard, visitor);
    }
}
