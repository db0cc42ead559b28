package io.linkloom.server.log;

import io.linkloom.api.LogLine;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.Query;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the lines of executions in order. */
public final class LogReader {
    /** A search looks at so many lines at most; a page may then be short and still have a following one. */
    private static final int MAX_LOOKED_AT = 20_000;

    private final Database database;

    public LogReader(Database database) {
        this.database = database;
    }

    /**
     * Which lines are wanted; null means any.
     *
     * @param text part of the message, in any case of letters
     */
    public record Filter(
            @Nullable String task,
            @Nullable Integer index,
            @Nullable Integer attempt,
            @Nullable String text) {
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /** @param next the `seq` after which more may follow; null when there is no more for now */
    public record Part(List<LogLine> lines, @Nullable Long next) {}

    /** Lines with a greater `seq` than `after`, at most `limit`. */
    public Part read(String execution, Filter filter, long after, int limit) {
        int fetched = filter.text() == null ? limit : MAX_LOOKED_AT;
        Query query = new Query(
                "select seq, at_us, task, item, attempt, stream, level, message from task_log"
                        + " where execution=? and seq>?",
                execution,
                after);
        if (filter.task() != null) query.and(" and task=?", filter.task());
        if (filter.index() != null) query.and(" and item=?", filter.index());
        if (filter.attempt() != null) query.and(" and attempt=?", filter.attempt());
        query.and(" order by seq fetch first ? rows only", fetched);
        String wanted = filter.text() == null ? "" : filter.text().toLowerCase(Locale.ROOT);
        List<LogLine> lines = new ArrayList<>();
        int[] looked = {0};
        long[] last = {after};
        query.visit(database, row -> {
            if (lines.size() == limit) return false;
            LogLine line = line(row);
            looked[0]++;
            last[0] = line.seq();
            if (line.message().toLowerCase(Locale.ROOT).contains(wanted)) lines.add(line);
            return true;
        });
        boolean more = lines.size() == limit || looked[0] == fetched;
        return new Part(lines, more ? (Long) last[0] : null);
    }

    /** The last lines, in order; looked for among the last 20,000 of the execution. */
    public List<LogLine> last(String execution, Filter filter, int limit) {
        Query query = new Query(
                "select seq, at_us, task, item, attempt, stream, level, message from (select * from task_log"
                        + " where execution=? order by seq desc fetch first ? rows only) l where 1=1",
                execution,
                MAX_LOOKED_AT);
        if (filter.task() != null) query.and(" and task=?", filter.task());
        if (filter.index() != null) query.and(" and item=?", filter.index());
        if (filter.attempt() != null) query.and(" and attempt=?", filter.attempt());
        String wanted = filter.text() == null ? "" : filter.text().toLowerCase(Locale.ROOT);
        query.and(" order by seq desc fetch first ? rows only", wanted.isEmpty() ? limit : MAX_LOOKED_AT);
        List<LogLine> lines = new ArrayList<>();
        query.visit(database, row -> {
            LogLine line = line(row);
            if (line.message().toLowerCase(Locale.ROOT).contains(wanted)) lines.add(line);
            return lines.size() < limit;
        });
        return lines.reversed();
    }

    private static LogLine line(ResultSet row) throws SQLException {
        int index = row.getInt(4);
        @Nullable Integer item = row.wasNull() ? null : (Integer) index;
        int number = row.getInt(5);
        @Nullable Integer attempt = row.wasNull() ? null : (Integer) number;
        return new LogLine(
                row.getLong(1),
                Micros.instant(row.getLong(2)),
                row.getString(3),
                item,
                attempt,
                row.getString(6),
                row.getString(7),
                new String(row.getBytes(8), StandardCharsets.UTF_8));
    }
}
