package io.linkloom.server.shard;

import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.journal.Entry;

/** Hears of every committed entry, in the order of commits. Called by the shard loop, which must not be held up. */
@FunctionalInterface
public interface CommitListener {
    void committed(ExecutionHeader header, Entry entry);
}
