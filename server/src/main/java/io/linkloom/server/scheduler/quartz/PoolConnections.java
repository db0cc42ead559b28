package io.linkloom.server.scheduler.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Lends Quartz connections of the server's own pool. */
final class PoolConnections implements ConnectionProvider {
    private final DataSource pool;

    PoolConnections(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    /** The pool belongs to the server. */
    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
}
