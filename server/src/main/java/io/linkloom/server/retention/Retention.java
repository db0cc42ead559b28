package io.linkloom.server.retention;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.ExecutionList;
import io.linkloom.server.view.PlanSource;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.RowCodec;
import io.linkloom.server.view.ViewWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes executions that ended long ago, or of which there are too many, the newest of them first.
 *
 * <p>Kept beside what has not ended: the parent and the children of an execution that has not; what a reader of the journal has not read yet;
 * for its own time, what has an open dead letter.
 */
public final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** Executions in one transaction: some milliseconds. */
    private static final int AT_ONCE = 20;

    private static final int LOOKED_AT_ONCE = 200;
    private static final Duration START_KEYS = Duration.ofDays(7);

    private final Database database;
    private final PlanSource plans;
    private final Limits limits;
    private final InstantSource clock;
    private final BooleanSupplier stopping;

    /** @param stopping asked before every transaction */
    public Retention(
            Database database, PlanSource plans, Limits limits, InstantSource clock, BooleanSupplier stopping) {
        this.database = database;
        this.plans = plans;
        this.limits = limits;
        this.clock = clock;
        this.stopping = stopping;
    }

    private record Candidate(Erasure.Doomed doomed, ExecutionHeader header, Instant endedAt) {}

    /** Deletes whatever may go; returns how many executions it were. */
    public int run() {
        forgetStartKeys();
        int deleted = 0;
        Instant now = clock.instant();
        Instant byAge = limits.age() == null ? null : now.minus(limits.age());
        Instant byCount = beyondCount();
        Instant from = byAge == null || byCount != null && byCount.isAfter(byAge) ? byCount : byAge;
        if (from == null) return deleted;
        Set<String> parents = parentsOfOpen();
        Map<Integer, Long> readers = readers();
        long micros = Micros.of(from);
        String id = "~";
        while (!stopping.getAsBoolean()) {
            List<Candidate> found = candidates(micros, id);
            if (found.isEmpty()) break;
            Candidate last = found.getLast();
            micros = last.doomed.createdMicros();
            id = last.doomed.id();
            List<Candidate> doomed = new ArrayList<>();
            for (Candidate each : found) {
                boolean tooOld = byAge != null && each.endedAt.isBefore(byAge);
                boolean tooMany = byCount != null
                        && !Micros.instant(each.doomed.createdMicros()).isAfter(byCount);
                if ((tooOld || tooMany) && mayGo(each, parents, now)) doomed.add(each);
            }
            deleted += erase(doomed, readers);
        }
        if (deleted > 0) log.info("{} executions are older, or more, than is kept, and were deleted", deleted);
        return deleted;
    }

    /** Created before this, executions are more than are kept; null when there are not too many. */
    private @Nullable Instant beyondCount() {
        Long kept = limits.count();
        if (kept == null) return null;
        Long there = new Query("select sum(executions) from ended_count").first(database, row -> row.getLong(1));
        if (there == null || there <= kept) return null;
        Long open = new Query("select count(*) from execution where state in ('QUEUED','RUNNING','PAUSED')")
                .first(database, row -> row.getLong(1));
        return new Query(
                        "select created_us from execution order by created_us desc, id desc offset ? rows fetch first 1 row only",
                        kept + Objects.requireNonNull(open))
                .first(database, row -> Micros.instant(row.getLong(1)));
    }

    private Set<String> parentsOfOpen() {
        Set<String> parents = new HashSet<>();
        List<String> next = new ArrayList<>();
        new Query("select header from execution where state in ('QUEUED','RUNNING','PAUSED')").visit(database, row -> {
            ExecutionHeader header = RowCodec.header(row.getBytes(1));
            if (header.parent() != null) next.add(header.parent().execution());
            return true;
        });
        while (!next.isEmpty()) {
            String id = next.removeLast();
            if (!parents.add(id)) continue;
            ExecutionHeader header = new Query("select header from execution where id=?", id)
                    .first(database, row -> RowCodec.header(row.getBytes(1)));
            if (header != null && header.parent() != null)
                next.add(header.parent().execution());
        }
        return parents;
    }

    /** By shard: how far the slowest reader of the journal has come. */
    private Map<Integer, Long> readers() {
        Map<Integer, Long> slowest = new HashMap<>();
        new Query("select shard, min(position) from reader_position group by shard")
                .visit(database, row -> slowest.put(row.getInt(1), row.getLong(2)) == null);
        return slowest;
    }

    private List<Candidate> candidates(long micros, String id) {
        return new Query(
                        "select id, namespace, state, shard, revision, created_us, ended_us, header from execution"
                                + " where created_us<=? and (created_us<? or id<?) order by created_us desc, id desc"
                                + " fetch first ? rows only",
                        micros,
                        micros,
                        id,
                        LOOKED_AT_ONCE)
                .list(database, row -> {
                    var doomed = new Erasure.Doomed(
                            row.getString(1),
                            row.getString(2),
                            ExecutionState.valueOf(row.getString(3)),
                            row.getInt(4),
                            row.getInt(5),
                            row.getLong(6));
                    return new Candidate(doomed, RowCodec.header(row.getBytes(8)), Micros.instant(row.getLong(7)));
                });
    }

    private boolean mayGo(Candidate candidate, Set<String> parents, Instant now) {
        if (!candidate.doomed.state().isEnded() || parents.contains(candidate.doomed.id())) return false;
        if (candidate.header.parent() != null
                && isOpen(candidate.header.parent().execution())) return false;
        boolean letterCounts =
                limits.deadLetters() == null || candidate.endedAt.isAfter(now.minus(limits.deadLetters()));
        return !letterCounts || !hasLetter(candidate.doomed.id());
    }

    private boolean isOpen(String execution) {
        String sql = "select 1 from execution where id=? and state in ('QUEUED','RUNNING','PAUSED')";
        return new Query(sql, execution).first(database, row -> 1) != null;
    }

    private boolean hasLetter(String execution) {
        String sql = "select 1 from dead_letter where execution=? and discarded=false fetch first 1 row only";
        return new Query(sql, execution).first(database, row -> 1) != null;
    }

    private int erase(List<Candidate> doomed, Map<Integer, Long> readers) {
        int deleted = 0;
        for (int from = 0; from < doomed.size() && !stopping.getAsBoolean(); from += AT_ONCE) {
            long start = System.nanoTime();
            deleted += eraseAtOnce(doomed.subList(from, Math.min(doomed.size(), from + AT_ONCE)), readers);
            // As long as it took others have the database to themselves.
            LockSupport.parkNanos(System.nanoTime() - start);
        }
        return deleted;
    }

    private int eraseAtOnce(List<Candidate> doomed, Map<Integer, Long> readers) {
        try (Erasure erasure = new Erasure(database.pool().getConnection())) {
            List<Erasure.Doomed> gone = new ArrayList<>();
            for (Candidate each : doomed) {
                long position = erasure.lastPosition(each.doomed.id());
                if (position > readers.getOrDefault(each.doomed.shard(), Long.MAX_VALUE)) continue;
                if (erasure.add(each.doomed, labels(each.header), position)) gone.add(each.doomed);
            }
            for (Erasure.Doomed each : gone) erasure.uncount(each);
            erasure.commit();
            return gone.size();
        } catch (SQLException e) {
            // Somebody else was at one of them; the next run comes back to it.
            log.warn("Some executions could not be deleted for now: {}", e.getMessage());
            return 0;
        }
    }

    private List<String[]> labels(ExecutionHeader header) {
        var plan = plans.find(header.namespace(), header.workflow(), header.version());
        List<String[]> labels = new ArrayList<>();
        ExecutionList.labels(header, plan)
                .forEach((name, label) -> labels.add(new String[] {ViewWriter.label(name), ViewWriter.label(label)}));
        return labels;
    }

    /** Those of API calls; whoever else uses such keys forgets them by themselves. */
    private void forgetStartKeys() {
        String sql = "select scope, start_key from start_key where scope like 'start:%' and created_us<?"
                + " fetch first 500 rows only";
        while (!stopping.getAsBoolean()) {
            List<String[]> old = new Query(sql, Micros.of(clock.instant().minus(START_KEYS)))
                    .list(database, row -> new String[] {row.getString(1), row.getString(2)});
            if (old.isEmpty() || !Erasure.forgetKeys(database, old)) return;
        }
    }
}
