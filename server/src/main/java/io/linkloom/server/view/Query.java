package io.linkloom.server.view;

import io.linkloom.server.storage.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading statement: fixed text and bound values, never values in the text. */
public final class Query {
    private static final int ROWS_AT_ONCE = 200;

    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    public Query(String sql, Object... values) {
        this.sql = new StringBuilder(sql);
        Collections.addAll(this.values, values);
    }

    /** Adds text with its values. */
    public Query and(String text, Object... more) {
        sql.append(text);
        Collections.addAll(values, more);
        return this;
    }

    /** Adds ` and column in (…)`. */
    public Query andIn(String column, Collection<String> allowed) {
        if (allowed.isEmpty()) return and(" and 1=0");
        sql.append(" and ")
                .append(column)
                .append(" in (?")
                .append(",?".repeat(allowed.size() - 1))
                .append(')');
        values.addAll(allowed);
        return this;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /** Sees rows one by one; false when it has seen enough. */
    @FunctionalInterface
    public interface Visitor {
        boolean visit(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(Database database, Row<T> row) {
        List<T> found = new ArrayList<>();
        run(database, rows -> found.add(row.read(rows)));
        return found;
    }

    /** The first row, or null. */
    public <T> @Nullable T first(Database database, Row<T> row) {
        List<T> found = new ArrayList<>(1);
        run(database, rows -> {
            found.add(row.read(rows));
            return false;
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    /**
     * Shows rows while they are read, however many there are.
     *
     * @throws UnavailableException when the database does not answer
     */
    public void visit(Database database, Visitor visitor) {
        if (database.isEmbedded()) {
            run(database, visitor);
            return;
        }
        try (Connection connection = database.pool().getConnection()) {
            // Otherwise PostgreSQL's driver takes all rows into memory before it shows the first.
            connection.setAutoCommit(false);
            try {
                read(connection, ROWS_AT_ONCE, visitor);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private void run(Database database, Visitor visitor) {
        try (Connection connection = database.pool().getConnection()) {
            read(connection, 0, visitor);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private void read(Connection connection, int rowsAtOnce, Visitor visitor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            statement.setFetchSize(rowsAtOnce);
            for (int i = 0; i < values.size(); i++) statement.setObject(i + 1, values.get(i));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) if (!visitor.visit(rows)) break;
            }
        }
    }

    private static UnavailableException unavailable(SQLException e) {
        return new UnavailableException("The database could not be read: " + e.getMessage(), e);
    }
}
