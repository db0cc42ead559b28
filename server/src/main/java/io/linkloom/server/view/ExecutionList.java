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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists executions, the newest first, page by page. */
public final class ExecutionList {
    /** Labels are looked at row by row; after so many rows the page ends, and the next one goes on from there. */
    private static final int MAX_LOOKED_AT = 5_000;

    private final Database database;
    private final PlanSource plans;

    public ExecutionList(Database database, PlanSource plans) {
        this.database = database;
        this.plans = plans;
    }

    /** At most `limit`; a page may be short, or empty, and still have a following one. */
    public ExecutionPage page(ExecutionFilter filter, ExecutionPage.@Nullable After after, int limit) {
        int fetched = filter.labels().isEmpty() ? limit + 1 : MAX_LOOKED_AT;
        List<ExecutionSummary> found = new ArrayList<>();
        int[] looked = {0};
        ExecutionPage.After[] last = new ExecutionPage.After[1];
        boolean[] more = {false};
        query(filter, after, fetched).visit(database, row -> {
            if (found.size() == limit) {
                more[0] = true;
                return false;
            }
            looked[0]++;
            ExecutionSummary summary = summary(row);
            last[0] = new ExecutionPage.After(summary.createdAt(), summary.id());
            if (summary.labels().entrySet().containsAll(filter.labels().entrySet())) found.add(summary);
            return true;
        });
        boolean cut = more[0] || looked[0] == fetched;
        return new ExecutionPage(found, cut ? last[0] : null);
    }

    private static Query query(ExecutionFilter filter, ExecutionPage.@Nullable After after, int limit) {
        Query query =
                new Query("select header, state, cause, created_us, started_us, ended_us from execution where 1=1");
        if (filter.workflow() != null) query.and(" and workflow=?", filter.workflow());
        if (filter.namespace() != null) query.and(" and namespace=?", filter.namespace());
        if (filter.visible() != null) query.andIn("namespace", filter.visible());
        if (!filter.states().isEmpty())
            query.andIn("state", filter.states().stream().map(Enum::name).toList());
        if (filter.trigger() != null) query.and(" and trigger_type=?", filter.trigger());
        if (filter.since() != null) query.and(" and created_us>=?", Micros.of(filter.since()));
        if (filter.until() != null) query.and(" and created_us<?", Micros.of(filter.until()));
        if (filter.text() != null) {
            String pattern = "%" + escaped(filter.text().toLowerCase(Locale.ROOT)) + "%";
            query.and(" and (id like ? escape '!' or lower(workflow) like ? escape '!')", pattern, pattern);
        }
        if (after != null) {
            long micros = Micros.of(after.createdAt());
            query.and(" and created_us<=? and (created_us<? or id<?)", micros, micros, after.id());
        }
        return query.and(" order by created_us desc, id desc fetch first ? rows only", limit);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
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
    static Map<String, String> labels(ExecutionHeader header, @Nullable Plan plan) {
        if (plan == null || plan.definition().labels().isEmpty()) return header.labels();
        Map<String, String> labels = new LinkedHashMap<>(plan.definition().labels());
        labels.putAll(header.labels());
        return labels;
    }
}
