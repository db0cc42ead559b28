package io.linkloom.server.lease;

import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims the shards for this process and keeps its lease on them. As long as another process has them it stands by. Times are the
 * database's; this machine's clock only measures how long ago the last renewal was sent.
 */
public final class LockManager implements AutoCloseable {
    /** Told through the database when shards become free. */
    public static final String CHANNEL = "loom_shards";

    private static final Logger log = LoggerFactory.getLogger(LockManager.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** So long after its last renewal a process stops acting as an owner, well before its lease ends. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private final Database database;
    private final String replica;
    private final Runnable onLost;
    private final Thread thread;
    private final Semaphore freed = new Semaphore(0);
    private final Object renewals = new Object();
    private volatile long renewedNanos = System.nanoTime() - TRUST.toNanos();
    private volatile boolean owning;

    /** Whether the last try to renew failed. Belongs to the lease's thread. */
    private boolean troubled;

    private volatile boolean stopping;

    /**
     * @param replica name of this process, different from every other that ever was
     * @param onLost another process owns the shards by now: this one must stop at once
     */
    public LockManager(Database database, String replica, Runnable onLost) {
        this.database = database;
        this.replica = replica;
        this.onLost = onLost;
        this.thread = Thread.ofPlatform().daemon().name("lease").unstarted(this::keep);
    }

    /**
     * Claims all shards, each with a new epoch; returns once this process owns them, however long another one has them. An embedded
     * database belongs to this process alone, so nobody else can.
     *
     * @param count how many shards there are to be
     */
    public List<ShardTable.Claim> claim(int count) throws SQLException, InterruptedException {
        @Nullable String known = null;
        for (; ; ) {
            try (Connection connection = database.openForLease()) {
                long asked = System.nanoTime();
                List<ShardTable.Claim> claims =
                        new LeaseStatements(connection, database.isEmbedded(), replica).claim(count);
                if (!claims.isEmpty()) return owner(claims, asked, known);
                String owner = new LeaseStatements(connection, database.isEmbedded(), replica).owner();
                if (!owner.equals(known))
                    log.info("This server stands by: {} owns the shards. It takes over when that one ends", owner);
                known = owner;
            } catch (SQLException e) {
                if (database.isEmbedded()) throw e;
                log.warn("The shards could not be claimed: {}", e.getMessage());
            }
            if (freed.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) freed.drainPermits();
        }
    }

    private List<ShardTable.Claim> owner(List<ShardTable.Claim> claims, long asked, @Nullable String before) {
        if (before != null) log.info("This server owns the shards now, which {} had", before);
        renewedNanos = asked;
        owning = true;
        if (!database.isEmbedded()) thread.start();
        return claims;
    }

    /** Shards may have become free: looks at once instead of a little later. */
    public void look() {
        freed.release();
    }

    /** Whether the lease is known to last. While it is not, nothing may leave this process. */
    public boolean isHeld() {
        return owning && (database.isEmbedded() || System.nanoTime() - renewedNanos < TRUST.toNanos());
    }

    /** Waits until the lease is known to last; false when this process stops instead. */
    public boolean awaitHeld() {
        if (isHeld()) return true;
        synchronized (renewals) {
            while (!isHeld()) {
                if (stopping) return false;
                try {
                    renewals.wait(HEARTBEAT.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    private void keep() {
        while (!stopping) {
            try (Connection connection = database.openForLease()) {
                LeaseStatements statements = new LeaseStatements(connection, false, replica);
                while (!stopping) {
                    renew(statements);
                    pause(HEARTBEAT);
                }
            } catch (SQLException e) {
                if (stopping) return;
                if (!troubled) log.warn("The lease cannot be renewed: {}", e.getMessage());
                troubled = true;
                pause(LOOK);
            }
        }
    }

    private void renew(LeaseStatements statements) throws SQLException {
        long asked = System.nanoTime();
        if (statements.renew()) {
            if (troubled) log.info("The lease is renewed again");
            troubled = false;
            renewedNanos = asked;
            synchronized (renewals) {
                renewals.notifyAll();
            }
        } else if (!stopping) {
            log.error("Another server has taken the shards over; this process ends");
            owning = false;
            stopping = true;
            onLost.run();
        }
    }

    private void pause(Duration pause) {
        synchronized (renewals) {
            try {
                if (!stopping) renewals.wait(pause.toMillis());
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    /** Gives the shards back, so that another process can have them at once. */
    public void release() {
        boolean had = owning;
        owning = false;
        stopping = true;
        synchronized (renewals) {
            renewals.notifyAll();
        }
        if (!had) return;
        try (Connection connection = database.openForLease()) {
            thread.join(HEARTBEAT.toMillis());
            new LeaseStatements(connection, database.isEmbedded(), replica).release();
        } catch (SQLException e) {
            log.debug("The lease ends by itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        release();
    }
}
