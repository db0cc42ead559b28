package io.linkloom.server.view;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Plan;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lists executions, the newest first, page by page.
 *
 * <p>A page is one range of an index, or a few ranges merged. Where several filters meet and no index knows them all, it looks at so many
 * executions at most and ends there: a page may then be short, or empty, and still have a following one.
 */
public final class ExecutionList {
    /** What the ranges of one page may skip in all. */
    private static final int MAX_LOOKED_AT = 2_000;

    private static final int MIN_LOOKED_AT = 100;
    private static final String COLUMNS =
            "e.header, e.state, e.cause, %s as created_us, e.started_us, e.ended_us, %s as id,"
                    + " e.namespace, e.workflow, e.trigger_type";

    private final Database database;
    private final PlanSource plans;

    public ExecutionList(Database database, PlanSource plans) {
        this.database = database;
        this.plans = plans;
    }

    /** At most `limit`; a page may be short, or empty, and still have a following one. */
    public ExecutionPage page(ExecutionFilter filter, ExecutionPage.@Nullable After after, int limit) {
        ExecutionPage best = null;
        for (Drivers.Driver driver : Drivers.of(database, filter)) {
            ExecutionPage page = page(driver, filter, after, limit);
            ExecutionPage.After next = page.next();
            if (next == null || page.items().size() == limit) return page;
            ExecutionPage.After soFar = best == null ? null : best.next();
            if (best == null || soFar != null && isBefore(next, soFar)) best = page;
        }
        return Objects.requireNonNull(best);
    }

    /** In the order of the list the first comes after the second. */
    private static boolean isBefore(ExecutionPage.After a, ExecutionPage.After b) {
        int order = a.createdAt().compareTo(b.createdAt());
        return order < 0 || order == 0 && a.id().compareTo(b.id()) < 0;
    }

    private ExecutionPage page(
            Drivers.Driver driver, ExecutionFilter filter, ExecutionPage.@Nullable After after, int limit) {
        List<Branch> branches = driver.branches();
        if (branches.isEmpty()) return new ExecutionPage(List.of(), null);
        boolean exact = driver.rest().isEmpty();
        int looked = exact ? limit + 1 : Math.max(MIN_LOOKED_AT, MAX_LOOKED_AT / branches.size());
        Query query = new Query(branches.size() == 1 ? "" : "select * from (");
        for (Branch branch : branches) {
            if (branches.size() > 1) query.and(branch == branches.getFirst() ? "(" : " union all (");
            if (!exact) query.and("select x.* from (");
            // By the names of the index, or the order would have to be made anew.
            range(query, COLUMNS.formatted(branch.created(), branch.id()), branch, filter, after);
            query.and(" fetch first ? rows only", looked);
            if (!exact) {
                query.and(") x where 1=1");
                for (Drivers.Condition each : driver.rest())
                    query.and(each.sql(), each.values().toArray());
                query.and(" order by x.created_us desc, x.id desc fetch first ? rows only", limit + 1);
            }
            if (branches.size() > 1) query.and(")");
        }
        if (branches.size() > 1) {
            query.and(") u order by u.created_us desc, u.id desc fetch first ? rows only", limit + 1);
        }
        List<ExecutionSummary> found = query.list(database, this::summary);
        if (found.size() > limit) {
            ExecutionSummary last = found.get(limit - 1);
            return new ExecutionPage(found.subList(0, limit), new ExecutionPage.After(last.createdAt(), last.id()));
        }
        ExecutionPage.After end = exact ? null : end(branches, filter, after, looked);
        if (end == null) return new ExecutionPage(found, null);
        // What lies behind the nearest end may not be complete.
        return new ExecutionPage(
                found.stream()
                        .filter(each -> !isBefore(new ExecutionPage.After(each.createdAt(), each.id()), end))
                        .toList(),
                end);
    }

    /** Where the first of the ranges was left; null when all were looked at to their ends. */
    private ExecutionPage.@Nullable After end(
            List<Branch> branches, ExecutionFilter filter, ExecutionPage.@Nullable After after, int looked) {
        Query query = new Query("select u.created_us, u.id from (");
        for (Branch branch : branches) {
            query.and(branch == branches.getFirst() ? "(" : " union all (");
            range(query, branch.created() + " as created_us, " + branch.id() + " as id", branch, filter, after);
            query.and(" offset ? rows fetch first 1 row only)", looked - 1);
        }
        return query.and(") u order by u.created_us desc, u.id desc fetch first 1 row only")
                .first(database, row -> new ExecutionPage.After(Micros.instant(row.getLong(1)), row.getString(2)));
    }

    private static void range(
            Query query, String columns, Branch branch, ExecutionFilter filter, ExecutionPage.@Nullable After after) {
        String created = branch.created();
        query.and(
                "select " + columns + " from " + branch.from() + " where 1=1" + branch.where(),
                branch.values().toArray());
        if (filter.since() != null) query.and(" and " + created + ">=?", Micros.of(filter.since()));
        if (filter.until() != null) query.and(" and " + created + "<?", Micros.of(filter.until()));
        if (after != null) {
            long micros = Micros.of(after.createdAt());
            query.and(
                    " and " + created + "<=? and (" + created + "<? or " + branch.id() + "<?)",
                    micros,
                    micros,
                    after.id());
        }
        query.and(" order by " + created + " desc, " + branch.id() + " desc");
    }

    private ExecutionSummary summary(ResultSet row) throws SQLException {
        ExecutionHeader header = RowCodec.header(row.getBytes(1));
        ExecutionState state = ExecutionState.valueOf(row.getString(2));
        Instant createdAt = Micros.instant(row.getLong(4));
        return new ExecutionSummary(
                header.id(),
                header.workflow(),
                header.version(),
                header.namespace(),
                state,
                header.trigger().type(),
                createdAt,
                ViewReader.instant(row, 5),
                ViewReader.instant(row, 6),
                Details.error(state, RowCodec.cause(row.getBytes(3))),
                labels(header, plans.find(header.namespace(), header.workflow(), header.version())),
                Details.waitReason(state));
    }

    /** Those of the workflow, and those of the execution over them. */
    public static Map<String, String> labels(ExecutionHeader header, @Nullable Plan plan) {
        if (plan == null || plan.definition().labels().isEmpty()) return header.labels();
        Map<String, String> labels = new LinkedHashMap<>(plan.definition().labels());
        labels.putAll(header.labels());
        return labels;
    }
}
