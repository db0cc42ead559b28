package io.linkloom.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
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
        Connection connection = open("link-loom-journal", Map.of("reWriteBatchedInserts", "true"));
        if (embedded) return connection;
        try (Statement statement = connection.createStatement()) {
            // Should this process vanish in the middle of a commit, its locks must not hold up the next owner of the
            // shards.
            statement.execute("set idle_in_transaction_session_timeout='3s'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection of its own that the caller closes; one that hangs ends before the lease does. */
    public Connection openForLease() throws SQLException {
        return open("link-loom-lease", Map.of("connectTimeout", "1", "socketTimeout", "1"));
    }

    /** A connection of its own that the caller closes. */
    Connection openForNotifications() throws SQLException {
        return open("link-loom-notifications", Map.of());
    }

    /** @param special what this use of a connection cannot do without, whatever the address says */
    private Connection open(String name, Map<String, String> special) throws SQLException {
        if (pool.getDataSource() != null) return pool.getDataSource().getConnection();
        Properties properties = new Properties();
        if (!embedded) properties.putAll(PostgresUrl.properties(name));
        if (pool.getUsername() != null) properties.put("user", pool.getUsername());
        if (pool.getPassword() != null) properties.put("password", pool.getPassword());
        String url = embedded ? pool.getJdbcUrl() : PostgresUrl.with(pool.getJdbcUrl(), special);
        return DriverManager.getConnection(url, properties);
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
