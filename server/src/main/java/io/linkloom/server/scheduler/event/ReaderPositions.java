package io.linkloom.server.scheduler.event;

import io.linkloom.server.storage.Database;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.UnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far a reader of the journal has come in each shard; it never goes back. */
final class ReaderPositions {
    private final Database database;
    private final String reader;

    ReaderPositions(Database database, String reader) {
        this.database = database;
        this.reader = reader;
    }

    /** By shard; none for shards that were never read. */
    SortedMap<Integer, Long> read() {
        SortedMap<Integer, Long> positions = new TreeMap<>();
        new Query("select shard, position from reader_position where reader=?", reader).visit(database, row -> {
            positions.put(row.getInt(1), row.getLong(2));
            return true;
        });
        return positions;
    }

    /** Where the journal ends, by shard. */
    SortedMap<Integer, Long> ends() {
        SortedMap<Integer, Long> ends = new TreeMap<>();
        new Query("select id, position from shard").visit(database, row -> {
            ends.put(row.getInt(1), row.getLong(2));
            return true;
        });
        return ends;
    }

    void write(Map<Integer, Long> positions) {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into reader_position (reader, shard, position) values (?,?,?) on conflict do nothing");
                PreparedStatement update = connection.prepareStatement(
                        "update reader_position set position=? where reader=? and shard=? and position < ?")) {
            connection.setAutoCommit(false);
            for (Map.Entry<Integer, Long> each : positions.entrySet()) {
                insert.setString(1, reader);
                insert.setInt(2, each.getKey());
                insert.setLong(3, each.getValue());
                insert.addBatch();
                update.setLong(1, each.getValue());
                update.setString(2, reader);
                update.setInt(3, each.getKey());
                update.setLong(4, each.getValue());
                update.addBatch();
            }
            insert.executeBatch();
            update.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new UnavailableException("How far the journal was read could not be noted: " + e.getMessage(), e);
        }
    }
}
