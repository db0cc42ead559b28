package io.linkloom.server.backup;

import io.linkloom.server.storage.EmbeddedUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The file of an embedded database that nobody has open. It is looked at without changing a byte of it. */
final class DatabaseFile {
    static final String NAME = "loom.mv.db";

    private final Path folder;

    DatabaseFile(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(path());
    }

    /**
     * Number of the last migration that it has; 0 when it has none.
     *
     * @throws BackupException when it cannot be opened
     */
    int schema() throws BackupException {
        try (Connection connection = open()) {
            return Schemas.of(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads every row, and looks whether the journal is whole.
     *
     * @return number of its last migration
     * @throws BackupException when something cannot be read, or does not fit together
     */
    int verify() throws BackupException {
        try (Connection connection = open()) {
            for (String table : tables(connection)) readAll(connection, table);
            int schema = Schemas.of(connection);
            if (schema > 0) shardsEndWhereTheirJournalsEnd(connection);
            return schema;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(EmbeddedUrl.of(folder) + ";ACCESS_MODE_DATA=r");
    }

    private BackupException unreadable(SQLException e) {
        return BackupException.refused(
                "The database " + path() + " cannot be read by this server: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                        + ". It is damaged, or was written by a newer server. Nothing was changed; restore a backup, or start the newer server.");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, "public", "%", new String[] {"BASE TABLE"})) {
            while (rows.next()) tables.add(rows.getString("TABLE_NAME"));
        }
        return tables;
    }

    /** A condition that has to be asked of each row makes the database read, and check, every page. */
    private static void readAll(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery("select count(*) from \"" + table + "\" where rand() < 0")
                    .close();
        }
    }

    private void shardsEndWhereTheirJournalsEnd(Connection connection) throws SQLException, BackupException {
        // The key of a row of the journal is shard (10 bits), position (45 bits) and chunk (8 bits).
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select s.id, s.position, (select max(j.id) from journal j"
                                + " where j.id >= s.id * 9007199254740992 and j.id < (s.id + 1) * 9007199254740992) from shard s")) {
            while (rows.next()) {
                long last = rows.getLong(3) / 256 % (1L << 45);
                if (last != rows.getLong(2))
                    throw BackupException.refused("The database " + path() + " is damaged: shard " + rows.getInt(1)
                            + " is at " + rows.getLong(2) + ", its journal ends at " + last + ".");
            }
        }
    }
}
