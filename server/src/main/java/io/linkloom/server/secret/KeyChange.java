package io.linkloom.server.secret;

import io.linkloom.server.storage.Database;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that everything sealed can be opened, and brings everything under the key that seals now. */
public final class KeyChange {
    private static final Logger log = LoggerFactory.getLogger(KeyChange.class);

    private final Vault vault;
    private final SealingKey installation;
    private final Database database;
    private final List<SealedColumn> columns;

    public KeyChange(Vault vault, SealingKey installation, Database database, List<SealedColumn> columns) {
        this.vault = vault;
        this.installation = installation;
        this.database = database;
        this.columns = List.copyOf(columns);
    }

    /**
     * Whether anything is sealed with another key than the one that seals now.
     *
     * @throws VaultException when something cannot be opened because its key is missing; nothing is changed
     */
    public boolean isNeeded() throws VaultException {
        Set<String> used = used();
        Set<String> missing = new TreeSet<>(used);
        missing.removeIf(id -> vault.keys().find(id) != null);
        if (!missing.isEmpty()) {
            throw new VaultException("There are secrets sealed with the key " + String.join(", ", missing)
                    + ", which is not in " + vault.keys().where()
                    + ". Bring that key back: nothing was changed, and without it they cannot be opened. To give them up, delete the rows of "
                    + String.join(
                            ", ", columns.stream().map(SealedColumn::table).toList()));
        }
        // With nothing to open, any key is as good as the one before.
        if (used.isEmpty()) installation.forget();
        String current = vault.keys().currentId();
        used.removeIf(id -> id.equals(current));
        return !used.isEmpty();
    }

    private Set<String> used() throws VaultException {
        Set<String> ids = new TreeSet<>();
        for (SealedColumn column : columns) ids.addAll(column.keyIds(database));
        return ids;
    }

    /** Seals everything with the current key; may be interrupted at any point and begun again. Returns how many values that were. */
    public int carryOut() throws VaultException {
        String current = vault.keys().current().id();
        installation.change(current);
        int done = 0;
        for (SealedColumn column : columns) done += column.reseal(database, vault);
        log.info(
                "{} secrets were sealed anew; all are under the key {} now. Older keys open old backups only",
                done,
                current);
        return done;
    }
}
