package io.linkloom.server.shard;

import java.util.List;

/**
 * Hears that this process owns shards from now on, before anything of them is decided here: whatever was read from the database earlier may be
 * old, because another process has worked meanwhile.
 */
@FunctionalInterface
public interface TakeOver {
    void owned(List<Integer> shards);
}
