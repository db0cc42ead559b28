package io.linkloom.server.journal;

import io.linkloom.engine.event.EventCodec;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.ViewWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** One connection with everything prepared that a commit needs. */
final class JournalStatements {
    private final Connection connection;
    private final PreparedStatement advance;
    private final PreparedStatement append;
    private final PreparedStatement takeKey;
    private final ViewWriter views;

    JournalStatements(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        advance = connection.prepareStatement("update shard set position=? where id=? and epoch=? and position=?");
        append = connection.prepareStatement(
                "insert into journal (id, execution, epoch, at_us, events) values (?,?,?,?,?)");
        // One row each: where the driver makes one insert of many, nobody is told which of them was there before.
        takeKey = connection.prepareStatement(
                "insert into start_key (scope, start_key, execution, request_hash, created_us)"
                        + " select ?,?,?,cast(? as bigint),cast(? as bigint) on conflict do nothing");
        views = new ViewWriter(connection);
    }

    Connection connection() {
        return connection;
    }

    void write(Commit commit, int chunkBytes)
            throws SQLException, FencedException, StartKeyTakenException, ExecutionGoneException {
        advanceShards(commit);
        takeKeys(commit.startKeys());
        for (Entry entry : commit.entries()) {
            long epoch = epoch(commit, entry.shard());
            long at = Micros.of(entry.events().getLast().at());
            List<byte[]> chunks = JdbcJournal.cut(EventCodec.write(entry.events()), chunkBytes);
            for (int chunk = 0; chunk < chunks.size(); chunk++) {
                append.setLong(1, RowId.of(entry.shard(), entry.position(), chunk));
                append.setString(2, entry.execution());
                append.setLong(3, epoch);
                append.setLong(4, at);
                append.setBytes(5, chunks.get(chunk));
                append.addBatch();
            }
        }
        append.executeBatch();
        views.forget(commit.gone());
        views.write(commit.executions(), commit.tasks());
        if (views.missedOne()) throw new ExecutionGoneException();
        views.count(commit.ended());
        connection.commit();
    }

    /** From where this process believes the shard to stand; where that is not so, what it remembers is not what was written. */
    private void advanceShards(Commit commit) throws SQLException, FencedException {
        List<Commit.ShardMark> marks = commit.shards();
        for (Commit.ShardMark mark : marks) {
            long entries = 0;
            for (Entry entry : commit.entries()) if (entry.shard() == mark.shard()) entries++;
            advance.setLong(1, mark.position());
            advance.setInt(2, mark.shard());
            advance.setLong(3, mark.epoch());
            advance.setLong(4, mark.position() - entries);
            advance.addBatch();
        }
        int[] counts = advance.executeBatch();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1)
                throw new FencedException(marks.get(i).shard(), marks.get(i).epoch());
        }
    }

    private void takeKeys(List<Commit.StartKey> keys) throws SQLException, StartKeyTakenException {
        if (keys.isEmpty()) return;
        long now = Micros.of(Instant.now());
        for (Commit.StartKey key : keys) {
            takeKey.setString(1, key.scope());
            takeKey.setString(2, key.key());
            takeKey.setString(3, key.execution());
            takeKey.setLong(4, key.requestHash());
            takeKey.setLong(5, now);
            takeKey.addBatch();
        }
        int[] counts = takeKey.executeBatch();
        for (int i = 0; i < counts.length; i++) if (counts[i] == 0) throw new StartKeyTakenException(keys.get(i));
    }

    private static long epoch(Commit commit, int shard) {
        for (Commit.ShardMark mark : commit.shards()) if (mark.shard() == shard) return mark.epoch();
        throw new IllegalStateException("Expected a mark for shard " + shard);
    }

    /** Closes the connection whatever state it is in. */
    void discard() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is given up in any case; the commit's own failure was reported.
        }
    }
}
