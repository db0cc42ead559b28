package io.linkloom.server.view;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.RecentExecution;
import io.linkloom.api.ServerNode;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.model.json.Json;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads view rows. Each question is one statement over an index. */
public final class ViewReader {
    private static final String EXECUTION =
            "select header, state, inputs, outputs, cause, revision, created_us, started_us, ended_us, shard from execution";

    private static final String TASK =
            "select task, item, state, wait_reason, attempt, since_us, until_us, started_us, ended_us, output,"
                    + " failure, attempts, counts from task_run where execution=?";

    private static final int WORKFLOWS_AT_ONCE = 50;

    private final Database database;

    public ViewReader(Database database) {
        this.database = database;
    }

    /** Null when there is no such execution. */
    public @Nullable ExecutionRow execution(String id) {
        return new Query(EXECUTION + " where id=?", id).first(database, ViewReader::executionRow);
    }

    /** The tasks that something has happened to, in the order of the document; without items, and without their attempts. */
    public List<TaskRow> tasks(String execution) {
        return new Query(TASK.replace("attempts", "null") + " and item=-1 order by task", execution)
                .list(database, row -> taskRow(execution, row));
    }

    /** Null when nothing has happened to it yet. `item`: -1 for the task itself. */
    public @Nullable TaskRow task(String execution, int task, int item) {
        return new Query(TASK + " and task=? and item=?", execution, task, item)
                .first(database, row -> taskRow(execution, row));
    }

    /** The items from `from` to before `to` that something has happened to. */
    public List<TaskRow> items(String execution, int task, int from, int to) {
        return new Query(TASK + " and task=? and item>=? and item<? order by item", execution, task, from, to)
                .list(database, row -> taskRow(execution, row));
    }

    /** How many executions are in each state; 0 where none. */
    public Map<ExecutionState, Long> counts(@Nullable Set<String> visible) {
        Map<ExecutionState, Long> counts = new EnumMap<>(ExecutionState.class);
        for (ExecutionState state : ExecutionState.values()) counts.put(state, 0L);
        Query ended = new Query("select state, sum(executions) from ended_count where 1=1");
        Query open = new Query("select state, count(*) from execution where state in ('QUEUED','RUNNING','PAUSED')");
        for (Query query : List.of(ended, open)) {
            if (visible != null) query.andIn("namespace", visible);
            query.and(" group by state").visit(database, row -> {
                counts.put(ExecutionState.valueOf(row.getString(1)), row.getLong(2));
                return true;
            });
        }
        return counts;
    }

    /** State of a workflow's newest execution; null when it never ran. */
    public @Nullable ExecutionState lastState(String namespace, String workflow) {
        return new Query(
                        "select state from execution where namespace=? and workflow=? order by created_us desc, id desc"
                                + " fetch first 1 row only",
                        namespace,
                        workflow)
                .first(database, row -> ExecutionState.valueOf(row.getString(1)));
    }

    /** A workflow by its names. */
    public record WorkflowName(String namespace, String id) {}

    /** States of the newest executions of some workflows; those that never ran are left out. */
    public Map<WorkflowName, ExecutionState> lastStates(List<WorkflowName> workflows) {
        Map<WorkflowName, ExecutionState> states = new HashMap<>();
        if (workflows.isEmpty()) return states;
        Query query =
                new Query("select w.namespace, w.id, (select e.state from execution e where e.namespace=w.namespace"
                        + " and e.workflow=w.id order by e.created_us desc, e.id desc fetch first 1 row only)"
                        + " from workflow w where (w.namespace, w.id) in (");
        for (WorkflowName name : workflows) {
            query.and(name == workflows.getFirst() ? "(?,?)" : ",(?,?)", name.namespace(), name.id());
        }
        query.and(")").visit(database, row -> {
            String state = row.getString(3);
            if (state != null)
                states.put(new WorkflowName(row.getString(1), row.getString(2)), ExecutionState.valueOf(state));
            return true;
        });
        return states;
    }

    /** The last executions of some workflows, at most `count` of each, the newest first; workflows that never ran are left out. */
    public Map<WorkflowName, List<RecentExecution>> recent(List<WorkflowName> workflows, int count) {
        Map<WorkflowName, List<RecentExecution>> recent = new HashMap<>();
        for (int from = 0; from < workflows.size(); from += WORKFLOWS_AT_ONCE) {
            List<WorkflowName> some = workflows.subList(from, Math.min(workflows.size(), from + WORKFLOWS_AT_ONCE));
            Query query = new Query("");
            for (WorkflowName name : some) {
                query.and(name == some.getFirst() ? "" : " union all ")
                        .and(
                                "(select namespace, workflow, id, state, started_us, ended_us from execution where namespace=?"
                                        + " and workflow=? order by created_us desc, id desc fetch first " + count
                                        + " rows only)",
                                name.namespace(),
                                name.id());
            }
            query.visit(database, row -> {
                recent.computeIfAbsent(new WorkflowName(row.getString(1), row.getString(2)), key -> new ArrayList<>())
                        .add(recentExecution(row));
                return true;
            });
        }
        return recent;
    }

    private static RecentExecution recentExecution(ResultSet row) throws SQLException {
        return new RecentExecution(
                row.getString(3), ExecutionState.valueOf(row.getString(4)), instant(row, 5), instant(row, 6));
    }

    /** By ordinal of the task: how long it took in the last executions of a version that succeeded, in microseconds. */
    public Map<Integer, List<Long>> durations(String namespace, String workflow, int version) {
        Map<Integer, List<Long>> durations = new HashMap<>();
        new Query(
                        "select t.task, t.ended_us - t.started_us from task_run t join (select id from execution where workflow=?"
                                + " and namespace=? and version=? and state='SUCCEEDED' order by created_us desc, id desc"
                                + " fetch first 10 rows only) e on t.execution = e.id"
                                + " where t.item=-1 and t.state='SUCCEEDED' and t.started_us is not null",
                        workflow,
                        namespace,
                        version)
                .visit(
                        database,
                        row -> durations
                                .computeIfAbsent(row.getInt(1), task -> new ArrayList<>())
                                .add(row.getLong(2)));
        return durations;
    }

    /** The servers that hold a lease. */
    public List<ServerNode> nodes() {
        return new Query("select r.id, (select count(*) from shard s where s.owner=r.id) from replica r order by r.id")
                .list(database, row -> new ServerNode(row.getString(1), row.getInt(2)));
    }

    static ExecutionRow executionRow(ResultSet row) throws SQLException {
        byte[] outputs = row.getBytes(4);
        return new ExecutionRow(
                false,
                row.getInt(10),
                RowCodec.header(row.getBytes(1)),
                ExecutionState.valueOf(row.getString(2)),
                Json.trusted(row.getBytes(3)),
                outputs == null ? null : Json.trusted(outputs),
                RowCodec.cause(row.getBytes(5)),
                row.getInt(6),
                Micros.instant(row.getLong(7)),
                instant(row, 8),
                instant(row, 9),
                Map.of());
    }

    private static TaskRow taskRow(String execution, ResultSet row) throws SQLException {
        String reason = row.getString(4);
        byte[] output = row.getBytes(10);
        return new TaskRow(
                false,
                execution,
                row.getInt(1),
                row.getInt(2),
                TaskState.valueOf(row.getString(3)),
                reason == null ? null : WaitReason.valueOf(reason),
                row.getInt(5),
                Micros.instant(row.getLong(6)),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9),
                output == null ? null : Json.trusted(output),
                RowCodec.failure(row.getBytes(11)),
                RowCodec.attempts(row.getBytes(12)),
                RowCodec.counts(row.getBytes(13)),
                false);
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Micros.instant(micros);
    }
}
