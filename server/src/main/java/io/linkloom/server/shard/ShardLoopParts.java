package io.linkloom.server.shard;

import io.linkloom.server.journal.Journal;
import java.time.InstantSource;

/**
 * What the shard loop works with.
 *
 * @param outbox carries out effects of committed decisions
 * @param listener hears of commits
 */
public record ShardLoopParts(
        ShardTable shards,
        Journal journal,
        Plans plans,
        SlotPools pools,
        Outbox outbox,
        CommitListener listener,
        InstantSource clock) {}
