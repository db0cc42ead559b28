package io.linkloom.server.shard;

import io.linkloom.server.journal.Journal;
import java.time.InstantSource;

/**
 * What the shard loop works with.
 *
 * @param outbox carries out effects of committed decisions
 * @param listener hears of commits
 * @param monitor hears what the loop does
 */
public record ShardLoopParts(
        Inbox inbox,
        ShardTable shards,
        Journal journal,
        Plans plans,
        SlotPools pools,
        Outbox outbox,
        CommitListener listener,
        LoopMonitor monitor,
        InstantSource clock) {}
