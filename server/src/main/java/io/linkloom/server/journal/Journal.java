package io.linkloom.server.journal;

import io.linkloom.engine.event.Event;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The durable log. */
public interface Journal {

    /**
     * Makes everything in the commit durable, or nothing; returns after it is.
     *
     * @throws FencedException when a shard has another owner by now
     * @throws StartKeyTakenException when a start key exists already
     * @throws ExecutionGoneException when an execution was deleted meanwhile; nothing was written
     * @throws JournalException for everything else; whether the commit took place is then unknown, see [#contains]
     */
    void append(Commit commit) throws JournalException;

    /** Whether the commit that carried this mark took place: its entry is there, from this very epoch. */
    boolean contains(Commit.ShardMark mark) throws JournalException;

    /** Makes a commit that changes nothing of the shard. */
    void probe(int shard) throws JournalException;

    /** All events of an execution in order; empty when there is no such execution. */
    List<Event> events(String execution) throws JournalException;

    /** All events of an execution before a position of its shard, in order. */
    List<Event> eventsBefore(String execution, int shard, long position) throws JournalException;

    /** Entries of a shard after a position, in order, at most `limit`. */
    List<Entry> after(int shard, long position, int limit) throws JournalException;

    /** The start that used a key first; null when none did. */
    Commit.@Nullable StartKey startKey(String scope, String key) throws JournalException;

    /** Ids of the executions of a shard that have not ended. */
    void live(int shard, Consumer<String> visitor) throws JournalException;
}
