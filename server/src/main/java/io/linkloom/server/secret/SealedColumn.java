package io.linkloom.server.secret;

import io.linkloom.server.storage.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A column that holds sealed values; null where a row has none. Whoever keeps sealed values has a bean of this type, so that a change of the key
 * reaches them.
 *
 * @param table has a column `name`
 * @param namespace the column of the namespace; `''` where there is none
 * @param purpose of the labels
 */
public record SealedColumn(String table, String column, String namespace, String purpose) {
    private static final int PAGE = 100;

    /** Every sealed text has the id of its key at this place. */
    private String keyId() {
        return "substr(" + column + ", 4, " + Key.ID_LENGTH + ")";
    }

    private record Row(String namespace, String name, String sealed) {}

    /** Ids of the keys that sealed what is here. */
    Set<String> keyIds(Database database) throws VaultException {
        String sql = "select distinct " + keyId() + " from " + table + " where " + column + " is not null";
        try (Connection connection = database.pool().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            Set<String> ids = new TreeSet<>();
            while (rows.next()) ids.add(rows.getString(1));
            return ids;
        } catch (SQLException e) {
            throw new VaultException("The sealed values of " + table + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Seals with the current key whatever is sealed with another one; each row by itself, so that it can stop anywhere. Returns how many. */
    int reseal(Database database, Vault vault) throws VaultException {
        String current = vault.keys().current().id();
        int done = 0;
        List<Row> page = page(database, current);
        while (!page.isEmpty()) {
            int before = done;
            for (Row row : page) {
                Label label = new Label(purpose, row.namespace(), row.name());
                String sealed = vault.seal(label, vault.open(label, row.sealed()));
                if (replace(database, row, sealed)) done++;
            }
            // Rows that somebody changed meanwhile are sealed with the current key by that.
            if (done == before) break;
            page = page(database, current);
        }
        return done;
    }

    private List<Row> page(Database database, String current) throws VaultException {
        String sql = "select " + namespace + ", name, " + column + " from " + table + " where " + column
                + " is not null and " + keyId() + " <> ? fetch first " + PAGE + " rows only";
        try (Connection connection = database.pool().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, current);
            List<Row> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) found.add(new Row(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return found;
        } catch (SQLException e) {
            throw new VaultException("The sealed values of " + table + " could not be read: " + e.getMessage(), e);
        }
    }

    private boolean replace(Database database, Row row, String sealed) throws VaultException {
        String sql =
                "update " + table + " set " + column + "=? where " + namespace + "=? and name=? and " + column + "=?";
        try (Connection connection = database.pool().getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, sealed);
            update.setString(2, row.namespace());
            update.setString(3, row.name());
            update.setString(4, row.sealed());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new VaultException("A value of " + table + " could not be sealed anew: " + e.getMessage(), e);
        }
    }
}
