package io.linkloom.server.secret;

import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secrets of workflows, sealed in the database. Names go out; a value only to whoever opens it with the vault. */
public final class SecretStore {
    private final Database database;
    private final Vault vault;
    private final InstantSource clock;

    public SecretStore(Database database, Vault vault, InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** What may be known of a secret. */
    public record Entry(String namespace, String name, Instant createdAt, Instant updatedAt) {}

    /** A value as it lies in the database. */
    record Sealed(String name, String sealed) {}

    /** Where a page goes on: after the secret with these values. */
    public record After(Instant createdAt, String namespace, String name) {}

    static Label label(String namespace, String name) {
        return new Label("secret", namespace, name);
    }

    /** Keeps the value in place of an earlier one. */
    public Entry put(String namespace, String name, String value) throws VaultException {
        String sealed = vault.seal(label(namespace, name), value.getBytes(StandardCharsets.UTF_8));
        long now = Micros.of(clock.instant());
        String update = "update secret set sealed=?, updated_us=? where namespace=? and name=?";
        String insert = "insert into secret (sealed, updated_us, namespace, name, created_us) values (?,?,?,?,?)"
                + " on conflict do nothing";
        // Between the two somebody else may have put the first value; then the update finds it.
        for (int tries = 0; tries < 3; tries++) {
            if (write(update, sealed, now, namespace, name) == 1
                    || write(insert, sealed, now, namespace, name, now) == 1) break;
        }
        Entry entry = find(namespace, name);
        // Deleted at the same moment.
        return entry == null ? new Entry(namespace, name, Micros.instant(now), Micros.instant(now)) : entry;
    }

    /** False when there is nothing to delete. */
    public boolean delete(String namespace, String name) {
        return write("delete from secret where namespace=? and name=?", namespace, name) == 1;
    }

    private int write(String sql, Object... values) {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new UnavailableException("The secrets could not be written: " + e.getMessage(), e);
        }
    }

    /** Null when there is no such secret. */
    public @Nullable Entry find(String namespace, String name) {
        return new Query(
                        "select namespace, name, created_us, updated_us from secret where namespace=? and name=?",
                        namespace,
                        name)
                .first(database, SecretStore::entry);
    }

    /**
     * Newest first, at most `limit`.
     *
     * @param namespace only this one; null: all
     * @param visible only these; null: all
     */
    public List<Entry> list(
            @Nullable String namespace, @Nullable Set<String> visible, @Nullable After after, int limit) {
        Query query = new Query("select namespace, name, created_us, updated_us from secret where 1=1");
        if (namespace != null) query.and(" and namespace=?", namespace);
        if (visible != null) query.andIn("namespace", visible);
        if (after != null) {
            long at = Micros.of(after.createdAt());
            query.and(
                    " and (created_us < ? or created_us = ? and (namespace > ? or namespace = ? and name > ?))",
                    at,
                    at,
                    after.namespace(),
                    after.namespace(),
                    after.name());
        }
        return query.and(" order by created_us desc, namespace, name fetch first ? rows only", limit)
                .list(database, SecretStore::entry);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1), row.getString(2), Micros.instant(row.getLong(3)), Micros.instant(row.getLong(4)));
    }

    /** Something that is different after every change of the namespace's secrets. */
    String state(String namespace) {
        String state = new Query(
                        "select count(*), coalesce(max(updated_us), 0), coalesce(sum(created_us), 0) from secret where namespace=?",
                        namespace)
                .first(database, row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getString(3));
        return state == null ? "" : state;
    }

    List<Sealed> all(String namespace) {
        return new Query("select name, sealed from secret where namespace=? order by name", namespace)
                .list(database, row -> new Sealed(row.getString(1), row.getString(2)));
    }

    String open(String namespace, Sealed secret) throws VaultException {
        return new String(vault.open(label(namespace, secret.name()), secret.sealed()), StandardCharsets.UTF_8);
    }

    /** The namespace of an execution; null when there is none. */
    @Nullable
    String namespaceOf(String execution) {
        return new Query("select namespace from execution where id=?", execution)
                .first(database, row -> row.getString(1));
    }
}
