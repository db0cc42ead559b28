package io.linkloom.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The database: a small pool for the API and readers, and connections outside of it for the journal, so that neither starves the other. */
public final class Database {
    private final HikariDataSource pool;
    private final boolean embedded;
    private final boolean syncEachCommit;

    /** @param syncEachCommit H2 only: every commit reaches the disk before it is acknowledged, so that it survives a power cut */
    public Database(HikariDataSource pool, boolean syncEachCommit) {
        this.pool = pool;
        this.embedded = pool.getJdbcUrl().startsWith("jdbc:h2:");
        this.syncEachCommit = syncEachCommit;
    }

    public DataSource pool() {
        return pool;
    }

    /** Whether the database lives in this process and belongs to it alone. */
    public boolean isEmbedded() {
        return embedded;
    }

    /** A connection of its own that the caller closes. */
    public Connection openForJournal() throws SQLException {
        return pool.getDataSource() != null
                ? pool.getDataSource().getConnection()
                : java.sql.DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    /** How many bytes the database takes on its disk. */
    public long size() throws SQLException {
        String sql = embedded
                ? "select cast(setting_value as bigint) from information_schema.settings where setting_name='info.FILE_SIZE'"
                : "select pg_database_size(current_database())";
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Whatever has to follow a commit before it may be acknowledged. */
    public void afterCommit(Connection connection) throws SQLException {
        if (!embedded || !syncEachCommit) return;
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }
}
