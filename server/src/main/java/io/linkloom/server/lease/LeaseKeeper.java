package io.linkloom.server.lease;

import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims shards and keeps this process's lease on them. Times are the database's; this machine's clock only measures how long ago the
 * last renewal was sent.
 */
public final class LeaseKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int LEASE_SECONDS = 3;

    /** So long after its last renewal a process stops acting as an owner, well before its lease ends. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private final Database database;
    private final String replica;
    private final Thread thread;
    private volatile long renewedNanos;
    private volatile boolean stopping;

    /** @param replica name of this process, different from every other that ever was */
    public LeaseKeeper(Database database, String replica) {
        this.database = database;
        this.replica = replica;
        this.thread = Thread.ofPlatform().daemon().name("lease").unstarted(this::keep);
    }

    /**
     * Claims all shards that nobody owns, with a new epoch each. An embedded database belongs to this process alone, so nobody else can.
     *
     * @param count how many shards there are
     */
    public List<ShardTable.Claim> claim(int count) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            register(connection);
            renewedNanos = System.nanoTime();
            List<ShardTable.Claim> claims = new ArrayList<>();
            for (int shard = 0; shard < count; shard++) claim(connection, shard, claims);
            thread.start();
            return claims;
        }
    }

    private void register(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into replica (id, lease_until) values (?, current_timestamp + interval '" + LEASE_SECONDS
                        + "' second)")) {
            insert.setString(1, replica);
            insert.executeUpdate();
        }
    }

    private void claim(Connection connection, int shard, List<ShardTable.Claim> claims) throws SQLException {
        try (PreparedStatement make = connection.prepareStatement(
                "insert into shard (id, epoch, position, owner) values (?, 0, 0, null) on conflict do nothing")) {
            make.setInt(1, shard);
            make.executeUpdate();
        }
        String free = database.isEmbedded()
                ? ""
                : " and (owner is null or not exists (select 1 from replica r where r.id = owner and r.lease_until > current_timestamp))";
        try (PreparedStatement take =
                connection.prepareStatement("update shard set epoch=epoch+1, owner=? where id=?" + free)) {
            take.setString(1, replica);
            take.setInt(2, shard);
            if (take.executeUpdate() != 1) return;
        }
        try (PreparedStatement read = connection.prepareStatement("select epoch, position from shard where id=?")) {
            read.setInt(1, shard);
            try (ResultSet rows = read.executeQuery()) {
                rows.next();
                claims.add(new ShardTable.Claim(shard, rows.getLong(1), rows.getLong(2)));
            }
        }
    }

    /** Whether the lease is known to last. While it is not, nothing may leave this process. */
    public boolean isHeld() {
        return System.nanoTime() - renewedNanos < TRUST.toNanos() || database.isEmbedded();
    }

    private void keep() {
        while (!stopping) {
            LockSupport.parkNanos(HEARTBEAT.toNanos());
            if (!stopping) renew();
        }
    }

    private void renew() {
        long asked = System.nanoTime();
        try (Connection connection = database.pool().getConnection();
                PreparedStatement renew =
                        connection.prepareStatement("update replica set lease_until = current_timestamp + interval '"
                                + LEASE_SECONDS + "' second where id=?")) {
            renew.setString(1, replica);
            if (renew.executeUpdate() == 1) renewedNanos = asked;
        } catch (SQLException e) {
            log.warn("The lease could not be renewed: {}", e.getMessage());
        }
    }

    /** Gives the lease back, so that others need not wait for its end. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try (Connection connection = database.pool().getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from replica where id=?")) {
            thread.join(HEARTBEAT.toMillis());
            delete.setString(1, replica);
            delete.executeUpdate();
        } catch (SQLException e) {
            log.debug("The lease ends by itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
