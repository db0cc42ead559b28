package io.linkloom.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.EmbeddedUrl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskLogTest {
    private static final String EXECUTION = "exec-00000000000000000000";

    private final HikariDataSource pool = new HikariDataSource();

    @BeforeEach
    void open(@TempDir Path directory) {
        pool.setJdbcUrl(EmbeddedUrl.of(directory));
        pool.setMaximumPoolSize(2);
        Flyway.configure().dataSource(pool).load().migrate();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void keepsLinesInTheirOrder() throws SQLException {
        try (TaskLog log = new TaskLog(new Database(pool, false))) {
            for (int i = 0; i < 1_000; i++) log.append(line("line " + i));
            log.start();
        }

        assertThat(messages()).hasSize(1_000).startsWith("line 0", "line 1").endsWith("line 999");
    }

    @Test
    void neverBlocksAndMarksWhereLinesAreMissing() throws SQLException {
        try (TaskLog log = new TaskLog(new Database(pool, false))) {
            // Nobody writes yet, so the queue fills up; whoever logs must not notice.
            for (int i = 0; i < 25_000; i++) log.append(line("line " + i));
            assertThat(log.dropped()).isPositive();
            log.start();
        }

        assertThat(messages()).anyMatch(message -> message.contains("5000 lines are missing here"));
    }

    private static TaskLog.Line line(String message) {
        return new TaskLog.Line(EXECUTION, Instant.EPOCH, "task", null, 1, "stdout", null, message);
    }

    private List<String> messages() throws SQLException {
        List<String> messages = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select message from task_log order by seq")) {
            while (rows.next()) messages.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
        }
        return messages;
    }
}
