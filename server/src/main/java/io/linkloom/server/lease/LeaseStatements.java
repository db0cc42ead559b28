package io.linkloom.server.lease;

import io.linkloom.server.shard.ShardTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of the tables `shard` and `replica`. Who claims removes those whose lease has lapsed first, and takes only what belongs to
 * nobody who is left: so an owner that renews late either keeps everything, or finds its row gone.
 */
final class LeaseStatements {
    private static final int LEASE_SECONDS = 3;

    /** What PostgreSQL answers after `lock_timeout`. */
    private static final String LOCKED = "55P03";

    private static final String UNTIL = "current_timestamp + interval '" + LEASE_SECONDS + "' second";

    private final Connection connection;
    private final boolean embedded;
    private final String replica;

    LeaseStatements(Connection connection, boolean embedded, String replica) {
        this.connection = connection;
        this.embedded = embedded;
        this.replica = replica;
    }

    /** Claims every shard, or none, in one transaction; empty when another process owns one. */
    List<ShardTable.Claim> claim(int count) throws SQLException {
        makeShards(count);
        connection.setAutoCommit(false);
        try {
            List<ShardTable.Claim> claims = claim();
            connection.commit();
            return claims;
        } catch (SQLException e) {
            connection.rollback();
            // The owner is in the middle of a commit.
            if (LOCKED.equals(e.getSQLState())) return List.of();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void makeShards(int count) throws SQLException {
        if (query("select id from shard") >= count) return;
        for (int shard = 0; shard < count; shard++) {
            update("insert into shard (id, epoch, position) values (?, 0, 0) on conflict do nothing", shard);
        }
    }

    private List<ShardTable.Claim> claim() throws SQLException {
        if (!embedded) update("set local lock_timeout = '400ms'");
        // One after the other, and each sees what the one before it left.
        query("select id from shard order by id for update");
        update(embedded ? "delete from replica" : "delete from replica where lease_until <= current_timestamp");
        if (query("select id from shard where owner in (select id from replica)") > 0) return List.of();
        update("insert into replica (id, lease_until) values (?, " + UNTIL + ")", replica);
        update("update shard set epoch=epoch+1, owner=?", replica);
        return owned();
    }

    private List<ShardTable.Claim> owned() throws SQLException {
        List<ShardTable.Claim> claims = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, epoch, position from shard order by id")) {
            while (rows.next()) claims.add(new ShardTable.Claim(rows.getInt(1), rows.getLong(2), rows.getLong(3)));
        }
        return claims;
    }

    /** Whose the shards are; what was never owned is `nobody`'s. */
    String owner() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select min(owner) from shard")) {
            String owner = rows.next() ? rows.getString(1) : null;
            return owner == null ? "nobody" : owner;
        }
    }

    /** False when somebody has found the lease lapsed, and taken everything. */
    boolean renew() throws SQLException {
        return update("update replica set lease_until = " + UNTIL + " where id=?", replica) == 1;
    }

    /** Gives everything back, and tells it. */
    void release() throws SQLException {
        connection.setAutoCommit(false);
        update("update shard set owner=null where owner=?", replica);
        update("delete from replica where id=?", replica);
        if (!embedded) query("select pg_notify('" + LockManager.CHANNEL + "', '')");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        }
    }

    /** How many rows there are. */
    private int query(String sql) throws SQLException {
        int found = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) found++;
            return found;
        }
    }
}
