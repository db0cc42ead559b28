package io.linkloom.server.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.linkloom.server.storage.CronTriggers;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.EmbeddedUrl;
import io.linkloom.server.storage.JdbcWorkflowStore;
import io.linkloom.server.storage.WorkflowStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real database with the server's tables, whose commits can be made to fail: H2, or PostgreSQL. */
public final class TestDatabase implements AutoCloseable {
    private static final String MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private final HikariDataSource pool;
    private final Database database;
    private final CommitFaults faults;
    private final Runnable removal;

    /** The databases that the server runs on; see {@link OnBothDatabases}. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    private TestDatabase(String url, Runnable removal) {
        this.removal = removal;
        faults = new CommitFaults(url);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDataSource(faults);
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        database = new Database(pool, false);
    }

    /** A new one; gone when it is closed. */
    public static TestDatabase of(Kind kind) {
        return switch (kind) {
            case H2 -> inMemory();
            case POSTGRESQL -> onPostgres();
        };
    }

    /** A new H2 in memory; gone when it is closed. */
    public static TestDatabase inMemory() {
        TestDatabase database = new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + MODE, () -> {});
        Flyway.configure().dataSource(database.pool).load().migrate();
        return database;
    }

    private static TestDatabase onPostgres() {
        TestPostgres postgres = TestPostgres.shared();
        String url = postgres.migrated();
        // As the server itself does for its journal.
        return new TestDatabase(url + "&reWriteBatchedInserts=true", () -> postgres.drop(url));
    }

    /** What a server that has ended left in its data directory; nothing is changed. */
    public static TestDatabase leftIn(Path dataDirectory) {
        return new TestDatabase(EmbeddedUrl.of(dataDirectory) + ";ACCESS_MODE_DATA=r", () -> {});
    }

    /** One that a server works on, or has worked on. */
    public static TestDatabase at(String url) {
        return new TestDatabase(url, () -> {});
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    public Database database() {
        return database;
    }

    public CommitFaults faults() {
        return faults;
    }

    public WorkflowStore workflows() {
        return workflows(new CronTriggers(JdbcClient.create(pool)), InstantSource.system());
    }

    public WorkflowStore workflows(CronTriggers cron, InstantSource clock) {
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        return new JdbcWorkflowStore(JdbcClient.create(pool), transactions, cron, clock);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** Rows as lists of values, bytes as text. */
    public List<List<@Nullable Object>> rows(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) row.add(readable(result.getObject(i)));
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long number(String sql) {
        return ((Number) java.util.Objects.requireNonNull(rows(sql).getFirst().getFirst())).longValue();
    }

    public void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static @Nullable Object readable(@Nullable Object value) {
        return value instanceof byte[] bytes ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8) : value;
    }

    @Override
    public void close() {
        pool.close();
        removal.run();
    }
}
