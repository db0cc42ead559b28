package io.linkloom.server.scheduler.event;

import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.UnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was answered to events, kept for as long as a repeated event has to be recognised. */
final class Receipts {
    private final Database database;

    Receipts(Database database) {
        this.database = database;
    }

    /** Those that there are, by key. */
    Map<String, Receipt> find(Collection<String> keys) {
        Map<String, Receipt> found = new HashMap<>();
        if (keys.isEmpty()) return found;
        new Query("select event_key, answer from event_receipt where 1=1")
                .andIn("event_key", keys)
                .visit(database, row -> {
                    found.put(row.getString(1), Receipt.decode(row.getBytes(2)));
                    return true;
                });
        return found;
    }

    /** Durable when this returns. Where there is one already, it stays; returns the keys of those. */
    Set<String> add(Map<String, Receipt> receipts, Instant at) {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into event_receipt (event_key, answer, received_us) values (?,?,?) on conflict do nothing")) {
            connection.setAutoCommit(false);
            for (Map.Entry<String, Receipt> each : receipts.entrySet()) {
                insert.setString(1, each.getKey());
                insert.setBytes(2, each.getValue().encode());
                insert.setLong(3, Micros.of(at));
                insert.addBatch();
            }
            int[] counts = insert.executeBatch();
            connection.commit();
            database.afterCommit(connection);
            connection.setAutoCommit(true);
            Set<String> taken = new HashSet<>();
            int next = 0;
            for (String key : receipts.keySet()) if (counts[next++] == 0) taken.add(key);
            return taken;
        } catch (SQLException e) {
            throw new UnavailableException("The answer to an event could not be kept: " + e.getMessage(), e);
        }
    }

    /** Forgets what is older, with the start keys that went with it. */
    void forgetBefore(Instant instant) {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement receipts =
                        connection.prepareStatement("delete from event_receipt where received_us < ?");
                PreparedStatement keys =
                        connection.prepareStatement("delete from start_key where scope like ? and created_us < ?")) {
            receipts.setLong(1, Micros.of(instant));
            receipts.executeUpdate();
            keys.setString(1, StartKeyScope.PREFIX + '%');
            keys.setLong(2, Micros.of(instant));
            keys.executeUpdate();
        } catch (SQLException e) {
            throw new UnavailableException("Old answers to events could not be deleted: " + e.getMessage(), e);
        }
    }
}
