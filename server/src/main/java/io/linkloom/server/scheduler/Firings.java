package io.linkloom.server.scheduler;

import io.linkloom.api.Firing;
import io.linkloom.api.FiringResult;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of every instant. */
public final class Firings {
    private static final int MAX_MESSAGE = 1_000;

    private final Database database;

    public Firings(Database database) {
        this.database = database;
    }

    /**
     * One line with where the list goes on after it.
     *
     * @param identity of its trigger
     */
    public record Entry(Firing firing, String identity) {}

    /** Where a page goes on: after the line with these values. */
    public record After(Instant at, String identity) {}

    /** Of one workflow, the newest instant first. */
    public List<Entry> list(String namespace, String workflow, @Nullable After after, int limit) {
        Query query = new Query(
                "select at_us, cron, zone, result, execution, message, decided_us, since_us, instants, identity"
                        + " from firing where namespace=? and workflow=?",
                namespace,
                workflow);
        if (after != null) {
            long at = Micros.of(after.at());
            query.and(" and (at_us < ? or at_us = ? and identity > ?)", at, at, after.identity());
        }
        return query.and(" order by at_us desc, identity fetch first " + limit + " rows only")
                .list(database, Firings::entry);
    }

    private static Entry entry(ResultSet rows) throws SQLException {
        long since = rows.getLong(8);
        boolean many = !rows.wasNull();
        Firing firing = new Firing(
                Micros.instant(rows.getLong(1)),
                rows.getString(2),
                rows.getString(3),
                FiringResult.valueOf(rows.getString(4)),
                rows.getString(5),
                rows.getString(6),
                Micros.instant(rows.getLong(7)),
                many ? Micros.instant(since) : null,
                rows.getInt(9));
        return new Entry(firing, rows.getString(10));
    }

    /** Instants of `[from, to)` that an execution of a trigger stands for which is none of the given ones any more. */
    Set<Instant> startedByFormer(String namespace, String workflow, Set<String> current, Instant from, Instant to) {
        record Row(Instant at, String identity) {}
        return new Query(
                        "select at_us, identity from firing where namespace=? and workflow=? and at_us >= ? and at_us < ?"
                                + " and result='STARTED'",
                        namespace,
                        workflow,
                        Micros.of(from),
                        Micros.of(to))
                .list(database, rows -> new Row(Micros.instant(rows.getLong(1)), rows.getString(2))).stream()
                        .filter(row -> !current.contains(row.identity()))
                        .map(Row::at)
                        .collect(Collectors.toSet());
    }

    /** A start overrides whatever was said of the instant before; everything else is said once. */
    static void write(Connection connection, List<Ledger.Settled> settled, Instant now) throws SQLException {
        List<Line> lines = new ArrayList<>();
        for (Ledger.Settled each : settled) {
            for (Trace trace : each.traces()) lines.add(new Line(each.trigger(), trace));
        }
        if (lines.isEmpty()) return;
        List<Line> known = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into firing (namespace, workflow, at_us, identity, cron, zone, result, execution, message, since_us,"
                        + " instants, decided_us) values (?,?,?,?,?,?,?,?,?,?,?,?) on conflict do nothing")) {
            for (Line line : lines) {
                bind(insert, line, now);
                insert.addBatch();
            }
            int[] counts = insert.executeBatch();
            for (int i = 0; i < counts.length; i++) if (counts[i] != 1) known.add(lines.get(i));
        }
        override(connection, known, now);
    }

    private record Line(CronTrigger trigger, Trace trace) {}

    private static void bind(PreparedStatement insert, Line line, Instant now) throws SQLException {
        CronTrigger.Key key = line.trigger().key();
        Trace trace = line.trace();
        insert.setString(1, key.namespace());
        insert.setString(2, key.workflow());
        insert.setLong(3, Micros.of(trace.at()));
        insert.setString(4, key.identity());
        insert.setString(5, line.trigger().cron());
        insert.setString(6, line.trigger().zone().getId());
        insert.setString(7, trace.result().name());
        insert.setString(8, trace.execution());
        insert.setString(9, shortened(trace.message()));
        if (trace.since() == null) insert.setNull(10, Types.BIGINT);
        else insert.setLong(10, Micros.of(trace.since()));
        insert.setInt(11, trace.count());
        insert.setLong(12, Micros.of(now));
    }

    private static void override(Connection connection, List<Line> known, Instant now) throws SQLException {
        List<Line> starts = known.stream()
                .filter(line -> line.trace().result() == FiringResult.STARTED)
                .toList();
        if (starts.isEmpty()) return;
        try (PreparedStatement update = connection.prepareStatement(
                "update firing set result='STARTED', execution=?, message=null, decided_us=?"
                        + " where namespace=? and workflow=? and at_us=? and identity=? and result<>'STARTED' and instants=1")) {
            for (Line line : starts) {
                CronTrigger.Key key = line.trigger().key();
                update.setString(1, line.trace().execution());
                update.setLong(2, Micros.of(now));
                update.setString(3, key.namespace());
                update.setString(4, key.workflow());
                update.setLong(5, Micros.of(line.trace().at()));
                update.setString(6, key.identity());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null) return null;
        // PostgreSQL takes no NUL in a text.
        String plain = text.replace('\0', ' ');
        return plain.length() <= MAX_MESSAGE ? plain : plain.substring(0, MAX_MESSAGE - 1) + "…";
    }
}
