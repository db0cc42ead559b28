package io.linkloom.server.scheduler;

import io.linkloom.model.definition.Trigger;
import io.linkloom.server.storage.CronTriggers;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.UnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the triggers stand, in tables: read and moved on in batches, whatever number of workflows they belong to. */
final class Ledger {
    /** Scope of the keys that instants use. */
    static final String SCOPE = "cron";

    private static final int AT_ONCE = 500;
    private static final String COLUMNS =
            "namespace, workflow, identity, alarm, cron, zone, version, catch_up, jitter_ms, paused,"
                    + " created_us, changed_us, paused_us, active_us, mark_us, revision";

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    private final Database database;
    private final Set<String> toldUnreadable = ConcurrentHashMap.newKeySet();

    Ledger(Database database) {
        this.database = database;
    }

    /** How a trigger stands after a pass. */
    record Settled(
            CronTrigger trigger,
            List<Trace> traces,
            Instant mark,
            @Nullable Instant next) {}

    /** Triggers that are due in `(after, until]`, the longest first, then by priority. */
    List<CronTrigger> due(Instant after, Instant until, int limit) {
        return readable(new Query(
                        "select " + COLUMNS + " from cron_trigger where next_us > ? and next_us <= ?"
                                + " order by next_us, priority desc, namespace, workflow, identity fetch first " + limit
                                + " rows only",
                        Micros.of(after),
                        Micros.of(until))
                .list(database, this::trigger));
    }

    /** When the next trigger is due; null when none ever is. */
    @Nullable
    Instant nextDue() {
        return instant(new Query("select min(next_us) from cron_trigger"));
    }

    /** When the next execution starts that its trigger's jitter holds back, or will; null when there is none. */
    @Nullable
    Instant nextHeldBack() {
        return instant(new Query("select min(next_us) from cron_trigger where jitter_ms > 0"));
    }

    private @Nullable Instant instant(Query query) {
        long micros = query.list(database, rows -> {
                    long value = rows.getLong(1);
                    return rows.wasNull() ? Long.MAX_VALUE : value;
                })
                .getFirst();
        return micros == Long.MAX_VALUE ? null : Micros.instant(micros);
    }

    /** All alarms that have triggers. */
    List<CronTriggers.Alarm> alarms() {
        return new Query("select distinct alarm, cron, zone from cron_trigger").list(database, Ledger::alarm);
    }

    /** Null when nothing waits for that alarm any more. */
    CronTriggers.@Nullable Alarm alarm(String name) {
        return new Query("select alarm, cron, zone from cron_trigger where alarm=? fetch first 1 rows only", name)
                .first(database, Ledger::alarm);
    }

    /** Marks that lie further ahead of the clock come back, so that a clock that was wrong for a while stops nothing. */
    int rewind(Instant now, Duration further) {
        long micros = Micros.of(now);
        try (Connection connection = database.pool().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update cron_trigger set mark_us=?, next_us=?, revision=revision+1 where mark_us > ?")) {
            update.setLong(1, micros);
            update.setLong(2, micros);
            update.setLong(3, Micros.of(now.plus(further)));
            return update.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** The executions that instants have started, by their keys. */
    Map<String, String> started(Collection<String> keys) {
        Map<String, String> found = new HashMap<>();
        for (List<String> some : chunks(List.copyOf(keys))) {
            new Query("select start_key, execution from start_key where scope=?", SCOPE)
                    .andIn("start_key", some)
                    .visit(database, rows -> {
                        found.put(rows.getString(1), rows.getString(2));
                        return true;
                    });
        }
        return found;
    }

    /** Which of the instants of a trigger, from the given one on, are decided for good: they started, or could not. */
    Set<Long> decided(CronTrigger.Key key, Instant from, Instant to) {
        return Set.copyOf(new Query(
                        "select at_us from firing where namespace=? and workflow=? and identity=? and at_us >= ? and at_us <= ?"
                                + " and result in ('STARTED','SKIPPED_CONCURRENCY','FAILED')",
                        key.namespace(),
                        key.workflow(),
                        key.identity(),
                        Micros.of(from),
                        Micros.of(to))
                .list(database, rows -> rows.getLong(1)));
    }

    /** Writes what became of instants, and moves the marks; a trigger that was changed meanwhile keeps its mark, and is looked at again. */
    void settle(List<Settled> settled, Instant now) {
        inTransaction(connection -> {
            Firings.write(connection, settled, now);
            try (PreparedStatement update = connection.prepareStatement("update cron_trigger set mark_us=?, next_us=?"
                    + " where namespace=? and workflow=? and identity=? and revision=?")) {
                for (Settled each : settled) {
                    CronTrigger.Key key = each.trigger().key();
                    update.setLong(1, Micros.of(each.mark()));
                    update.setLong(2, each.next() == null ? Long.MAX_VALUE : Micros.of(each.next()));
                    update.setString(3, key.namespace());
                    update.setString(4, key.workflow());
                    update.setString(5, key.identity());
                    update.setInt(6, each.trigger().revision());
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    /** Only writes what became of instants. */
    void trace(List<Settled> settled, Instant now) {
        inTransaction(connection -> Firings.write(connection, settled, now));
    }

    /** What is due soonest of the namespaces (null: of all), one entry for each trigger that is not paused. */
    List<CronTrigger> soonest(@Nullable Set<String> namespaces, int limit) {
        Query query = new Query(
                "select " + COLUMNS + " from cron_trigger where paused=false and next_us < ?", Long.MAX_VALUE);
        if (namespaces != null) query.andIn("namespace", namespaces);
        return readable(query.and(" order by next_us, priority desc, namespace, workflow, identity fetch first " + limit
                        + " rows only")
                .list(database, this::trigger));
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static UnavailableException unavailable(SQLException e) {
        return new UnavailableException("The schedules could not be written: " + e.getMessage(), e);
    }

    private static List<List<String>> chunks(List<String> all) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return chunks;
    }

    private static CronTriggers.Alarm alarm(ResultSet rows) throws SQLException {
        return new CronTriggers.Alarm(rows.getString(1), rows.getString(2), rows.getString(3), false);
    }

    /** A row that another version or another time zone database wrote must not hold up all others: it waits, and the log says so. */
    private static List<CronTrigger> readable(List<Optional<CronTrigger>> rows) {
        return rows.stream().flatMap(Optional::stream).toList();
    }

    private Optional<CronTrigger> trigger(ResultSet rows) throws SQLException {
        try {
            CronTrigger trigger = read(rows);
            Schedules.parsed(trigger.cron());
            return Optional.of(trigger);
        } catch (DateTimeException | IllegalArgumentException | IllegalStateException e) {
            String workflow = rows.getString(1) + ":" + rows.getString(2);
            String schedule = rows.getString(5) + " " + rows.getString(6);
            if (toldUnreadable.add(workflow + " " + schedule)) {
                log.error(
                        "The schedule {} of {} cannot be read, so it does not fire; register the workflow anew: {}",
                        schedule,
                        workflow,
                        e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static CronTrigger read(ResultSet rows) throws SQLException {
        long pausedAt = rows.getLong(13);
        boolean wasPaused = !rows.wasNull();
        return new CronTrigger(
                new CronTrigger.Key(rows.getString(1), rows.getString(2), rows.getString(3)),
                rows.getString(4),
                rows.getString(5),
                ZoneId.of(rows.getString(6)),
                rows.getInt(7),
                Trigger.CatchUp.valueOf(rows.getString(8)),
                Duration.ofMillis(rows.getLong(9)),
                rows.getBoolean(10),
                Micros.instant(rows.getLong(11)),
                Micros.instant(rows.getLong(12)),
                wasPaused ? Micros.instant(pausedAt) : null,
                Micros.instant(rows.getLong(14)),
                Micros.instant(rows.getLong(15)),
                rows.getInt(16));
    }
}
