package io.linkloom.server.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Which migration a database is at. */
final class Schemas {
    private static final String TABLE = "flyway_schema_history";

    private Schemas() {}

    /** Number of the last migration; 0 when there was none. */
    static int of(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, TABLE, null)) {
            if (!tables.next()) return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select \"version\" from \"" + TABLE + "\" where \"success\" = true")) {
            int last = 0;
            while (rows.next()) last = Math.max(last, number(rows.getString(1)));
            return last;
        }
    }

    private static int number(@org.jspecify.annotations.Nullable String version) {
        return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }
}
