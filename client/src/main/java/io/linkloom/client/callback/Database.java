package io.linkloom.client.callback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Single statements, each a transaction of its own, whatever the caller is in. */
final class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    interface Step<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /** The one who asked was not the only one to insert that row. */
    static final class DuplicateException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DuplicateException(SQLException cause) {
            super(cause);
        }
    }

    /** Whether exactly one row was changed. */
    boolean changesOne(String sql, Object... values) {
        return run(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                return statement.executeUpdate() == 1;
            }
        });
    }

    static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }

    /** Pools may give connections that do not commit by themselves. */
    <T extends @Nullable Object> T run(Step<T> step) {
        try (Connection connection = source.getConnection()) {
            boolean commits = connection.getAutoCommit();
            if (!commits) connection.setAutoCommit(true);
            try {
                return step.with(connection);
            } finally {
                if (!commits) connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            if (isDuplicate(e)) throw new DuplicateException(e);
            throw new IllegalStateException("The table of processed tasks cannot be used: " + e.getMessage(), e);
        }
    }

    /** SQLSTATE class 23. */
    private static boolean isDuplicate(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLIntegrityConstraintViolationException || state != null && state.startsWith("23");
    }
}
