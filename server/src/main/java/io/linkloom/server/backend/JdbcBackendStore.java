package io.linkloom.server.backend;

import io.linkloom.api.BackendSpec;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.UnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps definitions of backends in their table. */
public final class JdbcBackendStore {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Database database;
    private final Seal seal;

    public JdbcBackendStore(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** All of them, by name. */
    List<BackendDefinition> all() {
        return new Query("select name, definition, secrets, created_us, updated_us from backend order by name")
                .list(database, this::read);
    }

    /** When each was changed last: quick to ask. */
    Map<String, Long> changes() {
        Map<String, Long> changes = new TreeMap<>();
        new Query("select name, updated_us from backend")
                .visit(database, row -> changes.put(row.getString(1), row.getLong(2)) == null);
        return changes;
    }

    private BackendDefinition read(ResultSet row) throws SQLException {
        String name = row.getString(1);
        return Specs.definition(
                name,
                MAPPER.readValue(row.getBytes(2), BackendSpec.class),
                open(name, row.getString(3)),
                Micros.instant(row.getLong(4)),
                Micros.instant(row.getLong(5)));
    }

    private List<SigningSecret> open(String name, @Nullable String sealed) {
        if (sealed == null) return List.of();
        return Stream.of(seal.open(name, sealed).split(" "))
                .map(SigningSecret::parse)
                .toList();
    }

    /** Makes it, or replaces what it was. */
    void save(BackendDefinition definition) {
        BackendSpec spec = Specs.of(definition);
        byte[] json = MAPPER.writeValueAsBytes(new BackendSpec(
                spec.instances(),
                spec.healthPath(),
                spec.concurrency(),
                spec.rate(),
                spec.breaker(),
                spec.timeout(),
                spec.namespaces(),
                null));
        String secrets = definition.secrets().isEmpty()
                ? null
                : seal.close(
                        definition.name(),
                        definition.secrets().stream().map(SigningSecret::text).collect(Collectors.joining(" ")));
        try (Connection connection = database.pool().getConnection()) {
            if (update(connection, definition, json, secrets) == 0) insert(connection, definition, json, secrets);
            database.afterCommit(connection);
        } catch (SQLException e) {
            throw new UnavailableException("The backend could not be written", e);
        }
    }

    private static int update(
            Connection connection, BackendDefinition definition, byte[] json, @Nullable String secrets)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update backend set definition=?, secrets=?, updated_us=? where name=?")) {
            statement.setBytes(1, json);
            statement.setString(2, secrets);
            statement.setLong(3, Micros.of(definition.updatedAt()));
            statement.setString(4, definition.name());
            return statement.executeUpdate();
        }
    }

    private static void insert(
            Connection connection, BackendDefinition definition, byte[] json, @Nullable String secrets)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into backend (name, definition, secrets, created_us, updated_us) values (?,?,?,?,?)")) {
            statement.setString(1, definition.name());
            statement.setBytes(2, json);
            statement.setString(3, secrets);
            statement.setLong(4, Micros.of(definition.createdAt()));
            statement.setLong(5, Micros.of(definition.updatedAt()));
            statement.executeUpdate();
        }
    }

    void delete(String name) {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement("delete from backend where name=?")) {
            statement.setString(1, name);
            statement.executeUpdate();
            database.afterCommit(connection);
        } catch (SQLException e) {
            throw new UnavailableException("The backend could not be deleted", e);
        }
    }
}
