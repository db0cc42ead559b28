package io.linkloom.server.explain;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.RowCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be known of other executions. */
public final class Others {
    private static final int MAX_QUEUED = 5_000;
    private static final int MAX_HOLDERS = 20;

    private final Database database;

    public Others(Database database) {
        this.database = database;
    }

    /**
     * Whose turn it is at a workflow's concurrency limit.
     *
     * @param running ids of those that hold a slot, at most 20
     * @param place in the queue, from 1; null when it is not in it
     */
    record Gate(List<String> running, @Nullable Integer place, int queued) {}

    private record Turn(String id, int priority, Instant createdAt) {}

    Gate gate(ExecutionHeader of) {
        List<String> running = new ArrayList<>();
        for (String state : List.of("RUNNING", "PAUSED")) {
            running.addAll(new Query(
                            "select id from execution where workflow=? and namespace=? and state=?"
                                    + " order by created_us, id fetch first ? rows only",
                            of.workflow(),
                            of.namespace(),
                            state,
                            MAX_HOLDERS)
                    .list(database, row -> row.getString(1)));
        }
        List<Turn> queue = new Query(
                        "select id, header, created_us from execution where workflow=? and namespace=? and state='QUEUED'"
                                + " order by created_us, id fetch first ? rows only",
                        of.workflow(),
                        of.namespace(),
                        MAX_QUEUED)
                .list(
                        database,
                        row -> new Turn(
                                row.getString(1),
                                RowCodec.header(row.getBytes(2)).priority(),
                                Micros.instant(row.getLong(3))));
        queue.sort(Comparator.comparingInt(Turn::priority)
                .reversed()
                .thenComparing(Turn::createdAt)
                .thenComparing(Turn::id));
        Integer place = null;
        for (int i = 0; i < queue.size(); i++) if (queue.get(i).id.equals(of.id())) place = i + 1;
        return new Gate(running.stream().limit(MAX_HOLDERS).toList(), place, queue.size());
    }

    /** Null when there is none, or it is not for the caller to see. */
    @Nullable
    ExecutionState state(String execution, @Nullable Set<String> visible) {
        Query query = new Query("select state from execution where id=?", execution);
        if (visible != null) query.andIn("namespace", visible);
        return query.first(database, row -> ExecutionState.valueOf(row.getString(1)));
    }

    /** Id of the newest execution of the workflow that succeeded before a point in time; null when there is none. */
    @Nullable
    String lastSuccess(ExecutionHeader of, Instant before) {
        return new Query(
                        "select id from execution where workflow=? and namespace=? and state='SUCCEEDED' and created_us<?"
                                + " order by created_us desc, id desc fetch first 1 row only",
                        of.workflow(),
                        of.namespace(),
                        Micros.of(before))
                .first(database, row -> row.getString(1));
    }
}
