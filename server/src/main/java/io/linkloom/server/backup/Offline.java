package io.linkloom.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Backup and restore of a data directory whose lock the caller holds: no server uses it. */
public final class Offline {
    private final Path directory;
    private final Origin origin;

    public Offline(Path directory, Origin origin) {
        this.directory = directory;
        this.origin = origin;
    }

    /** Whether there is a database in a directory. */
    public static boolean isThere(Path directory) {
        return new DatabaseFile(directory).exists();
    }

    /**
     * Makes a backup, after every row was read.
     *
     * @throws BackupException when the file is there already, or the database is damaged, or it cannot be written
     */
    public Manifest backup(Path target, Instant now) throws BackupException {
        DatabaseFile database = new DatabaseFile(directory);
        if (!database.exists()) throw BackupException.refused("There is no database in " + directory + ".");
        if (Files.exists(target))
            throw BackupException.refused(target + " is there already; give the backup another name with --to=FILE.");
        int schema = database.verify();
        return BackupFile.write(target, database.path(), origin, Manifest.Reason.ASKED, schema, now);
    }

    /** Whether a file is a backup that this server can bring back; nothing else is looked at. */
    public static Manifest check(Path file, Origin origin) throws BackupException {
        Manifest manifest = BackupFile.check(file);
        if (manifest.schema() > origin.schema())
            throw BackupException.refused("The backup " + file + " was made by a newer server (" + manifest.server()
                    + ", schema " + manifest.schema() + "; this one is " + origin.server() + ", schema "
                    + origin.schema()
                    + "). Restore it with that server.");
        return manifest;
    }

    /**
     * Brings a checked backup back.
     *
     * @param replace whether a database that is there is put aside; otherwise it is refused
     * @return where the one that was there before is now; null when there was none
     */
    public @Nullable Path restore(Path file, boolean replace, Instant now) throws BackupException {
        DatabaseFile there = new DatabaseFile(directory);
        if (there.exists() && !replace)
            throw BackupException.refused("There is a database in " + directory
                    + " already. Give an empty directory, or put that database aside with --replace.");
        Folder folder = new Folder(directory);
        try {
            Path work = folder.underWay();
            try {
                Manifest manifest = BackupFile.extract(file, work.resolve(DatabaseFile.NAME));
                int schema = new DatabaseFile(work).verify();
                if (schema != manifest.schema())
                    throw BackupException.refused("The backup " + file + " is damaged: its database is at schema "
                            + schema + ", it says " + manifest.schema() + ".");
                Path aside = there.exists() ? putAside(there, folder.replaced(now)) : null;
                Upgrade.forget(directory);
                BackupFile.move(work.resolve(DatabaseFile.NAME), there.path());
                return aside;
            } finally {
                Folder.forget(work);
            }
        } catch (IOException e) {
            throw BackupException.failed("The backup cannot be brought back: " + e + ". What was there before is in "
                    + folder.replaced(now) + ", or still where it was.");
        }
    }

    private static Path putAside(DatabaseFile there, Path aside) throws IOException {
        Files.createDirectories(aside);
        Files.move(there.path(), aside.resolve(DatabaseFile.NAME));
        return aside.resolve(DatabaseFile.NAME);
    }
}
