package io.linkloom.server.shard;

import io.linkloom.model.id.ExecutionId;
import io.linkloom.server.journal.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The shards that this process owns, each with its epoch and the position of its last entry. */
public final class ShardTable {

    /** A shard that was claimed. */
    public record Claim(int shard, long epoch, long position) {}

    private static final class Owned {
        final long epoch;
        long durable;
        long staged;

        Owned(long epoch, long position) {
            this.epoch = epoch;
            this.durable = position;
            this.staged = position;
        }
    }

    private final Map<Integer, Owned> owned = new TreeMap<>();
    private volatile List<Integer> ids = List.of();

    /** Owns nothing so far. */
    public ShardTable() {}

    /** @param claims at least one */
    public ShardTable(List<Claim> claims) {
        own(claims);
    }

    /** Owns these from now on. Only before the shard loop starts. */
    public void own(List<Claim> claims) {
        for (Claim claim : claims) owned.put(claim.shard(), new Owned(claim.epoch(), claim.position()));
        ids = List.copyOf(owned.keySet());
    }

    /** Numbers of the shards, ascending. */
    public List<Integer> ids() {
        return ids;
    }

    /** An id for a new execution, in one of the shards; safe for any thread. */
    public String newId(Instant at, RandomGenerator random) {
        List<Integer> owned = ids;
        if (owned.isEmpty()) throw new IllegalStateException("Expected to own shards before anything is started");
        return ExecutionId.of(at, owned.get(random.nextInt(owned.size())), random.nextLong());
    }

    boolean owns(int shard) {
        return owned.containsKey(shard);
    }

    long nextPosition(int shard) {
        return ++get(shard).staged;
    }

    List<Commit.ShardMark> marks() {
        List<Commit.ShardMark> marks = new ArrayList<>();
        owned.forEach((shard, state) -> {
            if (state.staged != state.durable) marks.add(new Commit.ShardMark(shard, state.epoch, state.staged));
        });
        return marks;
    }

    void committed() {
        for (Owned state : owned.values()) state.durable = state.staged;
    }

    void rolledBack() {
        for (Owned state : owned.values()) state.staged = state.durable;
    }

    private Owned get(int shard) {
        Owned state = owned.get(shard);
        if (state == null) throw new IllegalStateException("Expected to own shard " + shard);
        return state;
    }
}
