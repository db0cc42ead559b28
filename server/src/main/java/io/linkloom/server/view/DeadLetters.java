package io.linkloom.server.view;

import io.linkloom.api.DeadLetter;
import io.linkloom.api.TaskError;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Plan;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Task runs that died and wait for a person, the newest first. */
public final class DeadLetters {
    private static final Pattern ID = Pattern.compile("dl-([0-9a-z]{20})-([0-9]{1,6})(?:-([0-9]{1,6}))?");
    private static final String FROM =
            " from dead_letter d join task_run t on t.execution=d.execution and t.task=d.task and t.item=d.item"
                    + " join execution e on e.id=d.execution where d.discarded=false";

    private final Database database;
    private final PlanSource plans;

    public DeadLetters(Database database, PlanSource plans) {
        this.database = database;
        this.plans = plans;
    }

    /**
     * Which are wanted; null means any.
     *
     * @param error stable code of the failure, such as `HTTP_500`
     */
    public record Filter(
            @Nullable String execution,
            @Nullable String namespace,
            @Nullable String workflow,
            @Nullable String error,
            @Nullable Set<String> visible) {}

    /** Which task run is meant. */
    public record Key(Instant deadAt, String execution, int task, int item) {}

    /** A letter with its place in the list. */
    public record Entry(DeadLetter letter, Key key) {}

    /** At most `limit`, after the given one. */
    public List<Entry> list(Filter filter, @Nullable Key after, int limit) {
        Query query = new Query("select d.dead_us, d.task, d.item, t.attempt, t.failure, e.header" + FROM);
        narrow(query, filter);
        if (after != null) {
            long micros = Micros.of(after.deadAt());
            query.and(
                    " and d.dead_us<=? and (d.dead_us<? or (d.execution, d.task, d.item) < (?,?,?))",
                    micros,
                    micros,
                    after.execution(),
                    after.task(),
                    after.item());
        }
        return query.and(
                        " order by d.dead_us desc, d.execution desc, d.task desc, d.item desc fetch first ? rows only",
                        limit)
                .list(database, this::entry);
    }

    public long count(@Nullable Set<String> visible) {
        return matching(new Filter(null, null, null, null, visible));
    }

    /** How many match. */
    public long matching(Filter filter) {
        Query query = new Query("select count(*) from dead_letter d where d.discarded=false");
        narrow(query, filter);
        Long count = query.first(database, row -> row.getLong(1));
        return count == null ? 0 : count;
    }

    private static void narrow(Query query, Filter filter) {
        if (filter.execution() != null) query.and(" and d.execution=?", filter.execution());
        if (filter.namespace() != null) query.and(" and d.namespace=?", filter.namespace());
        if (filter.workflow() != null) query.and(" and d.workflow=?", filter.workflow());
        if (filter.error() != null) query.and(" and d.code=?", filter.error());
        if (filter.visible() != null) query.andIn("d.namespace", filter.visible());
    }

    private Entry entry(ResultSet row) throws SQLException {
        ExecutionHeader header = RowCodec.header(row.getBytes(6));
        Plan plan = plans.find(header.namespace(), header.workflow(), header.version());
        Instant deadAt = Micros.instant(row.getLong(1));
        int task = row.getInt(2);
        int item = row.getInt(3);
        int attempt = row.getInt(4);
        TaskFailure failure = RowCodec.failure(row.getBytes(5));
        String name = plan == null ? Integer.toString(task) : plan.task(task).id();
        TaskError error = failure == null
                ? null
                : new TaskError(name, attempt == 0 ? null : attempt, failure.code(), failure.message());
        String tail = item == TaskRow.NO_ITEM ? "" : "-" + item;
        String id = "dl-" + header.id().substring("exec-".length()) + "-" + task + tail;
        Integer index = item == TaskRow.NO_ITEM ? null : item;
        DeadLetter letter = new DeadLetter(
                id, header.id(), header.workflow(), header.namespace(), name, index, attempt, error, deadAt);
        return new Entry(letter, new Key(deadAt, header.id(), task, item));
    }

    /** What the id of a letter names; null when it is none. The time is of no meaning. */
    public static @Nullable Key key(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) return null;
        int item = matcher.group(3) == null ? TaskRow.NO_ITEM : Integer.parseInt(matcher.group(3));
        return new Key(Instant.EPOCH, "exec-" + matcher.group(1), Integer.parseInt(matcher.group(2)), item);
    }
}
