package io.linkloom.server.config;

import io.linkloom.server.lease.LockManager;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.Notifications;
import java.sql.SQLException;
import java.util.List;

/** Gets the shards for this process when it starts, and gives them back when it stops. */
final class Ownership {
    /** As of any process that ends on SIGTERM. */
    private static final int ENDED = 143;

    private final LockManager locks;
    private final Notifications notifications;
    private final int shards;

    Ownership(LockManager locks, Notifications notifications, int shards) {
        this.locks = locks;
        this.notifications = notifications;
        this.shards = shards;
    }

    /** Returns once the shards are owned: at once, or when the server that has them ends. */
    List<ShardTable.Claim> await() {
        notifications.start();
        // Whoever stands by owns nothing that would have to be put in order first.
        Thread end = new Thread(() -> Runtime.getRuntime().halt(ENDED));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return locks.claim(shards);
        } catch (SQLException e) {
            throw new IllegalStateException("The shards could not be claimed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the shards", e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    void release() {
        locks.release();
    }
}
