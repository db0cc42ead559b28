package io.linkloom.server.retention;

import io.linkloom.api.ExecutionState;
import io.linkloom.server.storage.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Deletes executions with all that belongs to them, a few in each transaction. */
final class Erasure implements AutoCloseable {
    private static final List<String> BELONGINGS = List.of("task_run", "journal", "task_log", "dead_letter");
    /** Numbers of deleted executions stand apart from those that the shards' owners write, so that nobody waits for the other. */
    private static final int UNCOUNTED_UNDER = -1;

    private static final int POSITION_SHIFT = 8;
    private static final long POSITION_MASK = (1L << 45) - 1;

    private final Connection connection;
    private final PreparedStatement end;
    private final PreparedStatement forgetExecution;
    private final PreparedStatement forgetLabels;
    private final PreparedStatement uncount;
    private final PreparedStatement startUncounting;
    private final PreparedStatement noteGap;
    private final PreparedStatement beginGap;
    private final PreparedStatement[] forget;

    /** An execution that may go, as it was when it was looked at. */
    record Doomed(String id, String namespace, ExecutionState state, int shard, int revision, long createdMicros) {}

    Erasure(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        end = connection.prepareStatement("select max(id) from journal where execution=?");
        // Whoever opens it again in this very moment wins, or finds it gone.
        forgetExecution = connection.prepareStatement("delete from execution where id=? and revision=? and state=?");
        forgetLabels = connection.prepareStatement(
                "delete from execution_label where name=? and label=?" + " and created_us=? and execution=?");
        uncount = connection.prepareStatement(
                "update ended_count set executions=executions-1 where namespace=? and state=? and shard=?");
        startUncounting = connection.prepareStatement(
                "insert into ended_count (executions, namespace, state, shard) values (-1,?,?,?)");
        noteGap = connection.prepareStatement("update journal_gap set position=? where shard=? and position<?");
        // Without asking first: H2 may answer that from memory, as it was before the first one was noted.
        beginGap = connection.prepareStatement(
                "insert into journal_gap (shard, position) values (?,?) on conflict do nothing");
        forget = new PreparedStatement[BELONGINGS.size()];
        for (int i = 0; i < forget.length; i++) {
            forget[i] = connection.prepareStatement("delete from " + BELONGINGS.get(i) + " where execution=?");
        }
    }

    /** The last position of the shard that tells of the execution; -1 when none does. */
    long lastPosition(String execution) throws SQLException {
        end.setString(1, execution);
        try (ResultSet rows = end.executeQuery()) {
            rows.next();
            long id = rows.getLong(1);
            return rows.wasNull() ? -1 : id >>> POSITION_SHIFT & POSITION_MASK;
        }
    }

    /**
     * Deletes it, with the next [#commit].
     *
     * @param labels pairs of name and label that it has
     * @param position see [#lastPosition]
     * @return false when it is not any more what it was
     */
    boolean add(Doomed doomed, List<String[]> labels, long position) throws SQLException {
        forgetExecution.setString(1, doomed.id());
        forgetExecution.setInt(2, doomed.revision());
        forgetExecution.setString(3, doomed.state().name());
        if (forgetExecution.executeUpdate() == 0) return false;
        for (PreparedStatement each : forget) {
            each.setString(1, doomed.id());
            each.executeUpdate();
        }
        for (String[] label : labels) {
            forgetLabels.setString(1, label[0]);
            forgetLabels.setString(2, label[1]);
            forgetLabels.setLong(3, doomed.createdMicros());
            forgetLabels.setString(4, doomed.id());
            forgetLabels.executeUpdate();
        }
        if (position >= 0) gap(doomed.shard(), position);
        return true;
    }

    private void gap(int shard, long position) throws SQLException {
        noteGap.setLong(1, position);
        noteGap.setInt(2, shard);
        noteGap.setLong(3, position);
        if (noteGap.executeUpdate() > 0) return;
        beginGap.setInt(1, shard);
        beginGap.setLong(2, position);
        beginGap.executeUpdate();
    }

    void uncount(Doomed doomed) throws SQLException {
        for (PreparedStatement each : List.of(uncount, startUncounting)) {
            each.setString(1, doomed.namespace());
            each.setString(2, doomed.state().name());
            each.setInt(3, UNCOUNTED_UNDER);
            if (each.executeUpdate() > 0) return;
        }
    }

    /** Deletes start keys, each a scope and a key; false when the database refuses. */
    static boolean forgetKeys(Database database, List<String[]> keys) {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement forget =
                        connection.prepareStatement("delete from start_key where scope=? and start_key=?")) {
            for (String[] key : keys) {
                forget.setString(1, key[0]);
                forget.setString(2, key[1]);
                forget.addBatch();
            }
            forget.executeBatch();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } finally {
            connection.close();
        }
    }
}
