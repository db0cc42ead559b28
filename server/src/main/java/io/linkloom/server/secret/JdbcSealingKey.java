package io.linkloom.server.secret;

import io.linkloom.server.storage.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Keeps the id among the things that all replicas share. */
public final class JdbcSealingKey implements SealingKey {
    private static final String NAME = "sealing-key-id";

    private final Database database;

    public JdbcSealingKey(Database database) {
        this.database = database;
    }

    @Override
    public String note(String id) throws VaultException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into server_key (name, bytes) values (?,?) on conflict do nothing");
                PreparedStatement select = connection.prepareStatement("select bytes from server_key where name=?")) {
            insert.setString(1, NAME);
            insert.setBytes(2, id.getBytes(StandardCharsets.US_ASCII));
            insert.executeUpdate();
            select.setString(1, NAME);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return new String(rows.getBytes(1), StandardCharsets.US_ASCII);
            }
        } catch (SQLException e) {
            throw new VaultException("The key that seals could not be noted: " + e.getMessage(), e);
        }
    }

    @Override
    public void change(String id) throws VaultException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement update = connection.prepareStatement("update server_key set bytes=? where name=?")) {
            update.setBytes(1, id.getBytes(StandardCharsets.US_ASCII));
            update.setString(2, NAME);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new VaultException("The key that seals could not be noted: " + e.getMessage(), e);
        }
    }

    @Override
    public void forget() throws VaultException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from server_key where name=?")) {
            delete.setString(1, NAME);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new VaultException("The key that seals could not be noted: " + e.getMessage(), e);
        }
    }
}
