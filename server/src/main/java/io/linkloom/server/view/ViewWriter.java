package io.linkloom.server.view;

import io.linkloom.model.json.Json;
import io.linkloom.server.storage.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes view rows with the journal's own connection, inside its transaction. */
public final class ViewWriter implements AutoCloseable {
    private static final int MAX_CODE = 100;
    private static final int MAX_LABEL = 255;

    private final PreparedStatement insertExecution;
    private final PreparedStatement updateExecution;
    private final PreparedStatement insertTask;
    private final PreparedStatement updateTask;
    private final PreparedStatement forgetDead;
    private final PreparedStatement noteDead;
    private final PreparedStatement forgetDeadOfTask;
    private final PreparedStatement labels;
    private final PreparedStatement count;
    private final PreparedStatement beginToCount;
    private boolean gone;

    public ViewWriter(Connection connection) throws SQLException {
        insertExecution = connection.prepareStatement(
                "insert into execution (state, outputs, cause, revision, started_us, ended_us, id, shard, namespace, workflow,"
                        + " version, header, trigger_type, inputs, created_us) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        updateExecution = connection.prepareStatement(
                "update execution set state=?, outputs=?, cause=?, revision=?, started_us=?, ended_us=? where id=?");
        String columns =
                "state, wait_reason, attempt, since_us, until_us, started_us, ended_us, output, failure, attempts, counts";
        insertTask = connection.prepareStatement(
                "insert into task_run (" + columns + ", execution, task, item) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        updateTask = connection.prepareStatement(
                "update task_run set " + columns.replace(",", "=?,") + "=? where execution=? and task=? and item=?");
        forgetDead = connection.prepareStatement("delete from dead_letter where execution=? and task=? and item=?");
        noteDead = connection.prepareStatement(
                "insert into dead_letter (execution, task, item, dead_us, discarded, code, namespace, workflow)"
                        + " select cast(? as varchar(25)), cast(? as integer), cast(? as integer), cast(? as bigint),"
                        + " cast(? as boolean), cast(? as varchar(100)), namespace, workflow from execution where id=?");
        forgetDeadOfTask = connection.prepareStatement("delete from dead_letter where execution=? and task=?");
        labels = connection.prepareStatement(
                "insert into execution_label (name, label, created_us, execution) values (?,?,?,?)");
        count = connection.prepareStatement(
                "update ended_count set executions=executions+? where namespace=? and state=? and shard=?");
        beginToCount = connection.prepareStatement(
                "insert into ended_count (executions, namespace, state, shard) values (?,?,?,?)");
    }

    public void write(List<ExecutionRow> executions, List<TaskRow> tasks) throws SQLException {
        boolean inserts = false;
        boolean updates = false;
        gone = false;
        for (ExecutionRow row : executions) {
            add(row.created() ? insertExecution : updateExecution, row);
            inserts |= row.created();
            updates |= !row.created();
        }
        if (inserts) insertExecution.executeBatch();
        if (inserts) writeLabels(executions);
        if (updates) {
            for (int count : updateExecution.executeBatch()) gone |= count == 0;
        }
        inserts = false;
        updates = false;
        for (TaskRow row : tasks) {
            add(row.created() ? insertTask : updateTask, row);
            inserts |= row.created();
            updates |= !row.created();
        }
        if (inserts) insertTask.executeBatch();
        if (updates) updateTask.executeBatch();
        writeDead(tasks);
    }

    /** Whether one of the executions of the last call was not there any more: what was written then must not become durable. */
    public boolean missedOne() {
        return gone;
    }

    private void writeLabels(List<ExecutionRow> executions) throws SQLException {
        boolean any = false;
        for (ExecutionRow row : executions) {
            if (!row.created() || row.labels().isEmpty()) continue;
            any = true;
            for (Map.Entry<String, String> each : row.labels().entrySet()) {
                labels.setString(1, label(each.getKey()));
                labels.setString(2, label(each.getValue()));
                labels.setLong(3, Micros.of(row.createdAt()));
                labels.setString(4, row.header().id());
                labels.addBatch();
            }
        }
        if (any) labels.executeBatch();
    }

    /** These are no dead letters any more; of a task that is no item its items go with it. */
    public void forget(List<LetterKey> gone) throws SQLException {
        for (LetterKey key : gone) {
            PreparedStatement statement = key.item() == TaskRow.NO_ITEM ? forgetDeadOfTask : forgetDead;
            statement.setString(1, key.execution());
            statement.setInt(2, key.task());
            if (key.item() != TaskRow.NO_ITEM) statement.setInt(3, key.item());
            statement.executeUpdate();
        }
    }

    /** Adds to the numbers of executions that have ended. */
    public void count(List<EndedChange> ended) throws SQLException {
        for (EndedChange change : ended) {
            if (change.change() == 0) continue;
            bind(count, change);
            if (count.executeUpdate() > 0) continue;
            bind(beginToCount, change);
            beginToCount.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, EndedChange change) throws SQLException {
        statement.setLong(1, change.change());
        statement.setString(2, change.namespace());
        statement.setString(3, change.state().name());
        statement.setInt(4, change.shard());
    }

    private void writeDead(List<TaskRow> tasks) throws SQLException {
        boolean dead = false;
        for (TaskRow row : tasks) {
            if (!row.isDeadLetter()) continue;
            dead = true;
            forgetDead.setString(1, row.execution());
            forgetDead.setInt(2, row.task());
            forgetDead.setInt(3, row.item());
            forgetDead.addBatch();
            noteDead.setString(1, row.execution());
            noteDead.setInt(2, row.task());
            noteDead.setInt(3, row.item());
            noteDead.setLong(4, Micros.of(row.endedAt() == null ? row.since() : row.endedAt()));
            noteDead.setBoolean(5, row.discarded());
            noteDead.setString(
                    6, row.failure() == null ? null : cut(row.failure().code(), MAX_CODE));
            noteDead.setString(7, row.execution());
            noteDead.addBatch();
        }
        if (!dead) return;
        forgetDead.executeBatch();
        noteDead.executeBatch();
    }

    /** The name or the value of a label as lists look for it. */
    public static String label(String text) {
        return cut(text, MAX_LABEL);
    }

    /** Codes of user backends and labels may be of any length; nobody filters by more. */
    private static String cut(String whole, int length) {
        String text = whole.replace("\0", "");
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static void add(PreparedStatement statement, ExecutionRow row) throws SQLException {
        statement.setString(1, row.state().name());
        statement.setBytes(2, utf8(row.outputs()));
        statement.setBytes(3, RowCodec.any(row.cause()));
        statement.setInt(4, row.revision());
        setLong(statement, 5, Micros.ofNullable(row.startedAt()));
        setLong(statement, 6, Micros.ofNullable(row.endedAt()));
        statement.setString(7, row.header().id());
        if (row.created()) {
            statement.setInt(8, row.shard());
            statement.setString(9, row.header().namespace());
            statement.setString(10, row.header().workflow());
            statement.setInt(11, row.header().version());
            statement.setBytes(12, RowCodec.header(row.header()));
            statement.setString(13, row.header().trigger().type());
            statement.setBytes(14, row.inputs().utf8());
            statement.setLong(15, Micros.of(row.createdAt()));
        }
        statement.addBatch();
    }

    private static void add(PreparedStatement statement, TaskRow row) throws SQLException {
        statement.setString(1, row.state().name());
        statement.setString(
                2, row.waitReason() == null ? null : row.waitReason().name());
        statement.setInt(3, row.attempt());
        statement.setLong(4, Micros.of(row.since()));
        setLong(statement, 5, Micros.ofNullable(row.until()));
        setLong(statement, 6, Micros.ofNullable(row.startedAt()));
        setLong(statement, 7, Micros.ofNullable(row.endedAt()));
        statement.setBytes(8, utf8(row.output()));
        statement.setBytes(9, RowCodec.any(row.failure()));
        statement.setBytes(10, RowCodec.attempts(row.attempts()));
        statement.setBytes(11, RowCodec.any(row.counts()));
        statement.setString(12, row.execution());
        statement.setInt(13, row.task());
        statement.setInt(14, row.item());
        statement.addBatch();
    }

    private static byte @Nullable [] utf8(@Nullable Json json) {
        return json == null ? null : json.utf8();
    }

    private static void setLong(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) statement.setNull(index, Types.BIGINT);
        else statement.setLong(index, value);
    }

    @Override
    public void close() throws SQLException {
        insertExecution.close();
        updateExecution.close();
        insertTask.close();
        updateTask.close();
        forgetDead.close();
        noteDead.close();
        forgetDeadOfTask.close();
        labels.close();
        count.close();
        beginToCount.close();
    }
}
