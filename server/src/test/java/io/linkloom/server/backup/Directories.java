package io.linkloom.server.backup;

import io.linkloom.server.storage.EmbeddedUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Data directories with a database that says which schema it is at, and holds one word. */
final class Directories {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private Directories() {}

    static Origin server(int schema) {
        return Origin.of("1.0." + schema, schema);
    }

    static Path with(Path directory, int schema, String word) throws SQLException, IOException {
        Files.createDirectories(directory);
        execute(
                directory,
                "create table \"flyway_schema_history\" (\"version\" varchar(50), \"success\" boolean)",
                "insert into \"flyway_schema_history\" values ('1', true), ('" + schema + "', true)",
                "create table shard (id integer primary key, position bigint)",
                "create table journal (id bigint primary key)",
                "create table word (word varchar(100))",
                "insert into word values ('" + word + "')");
        return directory;
    }

    static void execute(Path directory, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(EmbeddedUrl.of(directory));
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        }
    }

    static String word(Path directory) throws SQLException {
        try (Connection connection = DriverManager.getConnection(EmbeddedUrl.of(directory) + ";ACCESS_MODE_DATA=r");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select word from word")) {
            rows.next();
            return rows.getString(1);
        }
    }

    static List<String> backups(Path directory) throws IOException {
        Path folder = directory.resolve("backups");
        if (Files.notExists(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
