package io.linkloom.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a data directory before its database is opened by another version than the last time.
 *
 * <p>`link-loom.version` says which version had it last, so that an ordinary start looks at nothing else. `link-loom.upgrade` names the
 * backup of an upgrade that has begun; as long as it is there, the database is half changed and the backup is what counts, for nothing
 * is acknowledged before an upgrade has ended.
 */
public final class Upgrade {
    private static final Logger log = LoggerFactory.getLogger(Upgrade.class);
    private static final String LAST = "link-loom.version";
    private static final String UNDER_WAY = "link-loom.upgrade";

    private final Path directory;
    private final Origin origin;
    private final Folder folder;

    private Upgrade(Path directory, Origin origin) {
        this.directory = directory;
        this.origin = origin;
        this.folder = new Folder(directory);
    }

    /**
     * Looks whether this server may open the database, and makes a backup when it is going to change it.
     *
     * @param keep how many backups of before upgrades are kept
     * @throws BackupException when the server must not start
     */
    public static Upgrade prepare(Path directory, Origin origin, int keep, InstantSource clock) throws BackupException {
        Upgrade upgrade = new Upgrade(directory, origin);
        try {
            upgrade.prepare(keep, clock);
            return upgrade;
        } catch (IOException e) {
            throw BackupException.failed("The data directory " + directory + " cannot be made ready: " + e + ".");
        }
    }

    private void prepare(int keep, InstantSource clock) throws BackupException, IOException {
        String interrupted = read(UNDER_WAY);
        DatabaseFile database = new DatabaseFile(directory);
        if (interrupted == null && (!database.exists() || stamp(origin.schema()).equals(read(LAST)))) return;
        folder.sweep();
        if (interrupted != null) putBack(interrupted, database);
        int schema = database.schema();
        if (schema > origin.schema())
            throw BackupException.refused(
                    "The database in " + directory + " is of a newer server: its schema is " + schema
                            + ", this server (" + origin.server() + ") knows " + origin.schema()
                            + ". Nothing was changed. Start the newer server, or restore a backup that was made before its upgrade.");
        if (schema == origin.schema() && isOfThisEngine()) {
            Files.deleteIfExists(directory.resolve(UNDER_WAY));
            return;
        }
        if (schema == 0 || interrupted != null) return;
        Path target = folder.beforeUpgrade(origin.server(), clock.instant());
        try {
            BackupFile.write(target, database.path(), origin, Manifest.Reason.UPGRADE, schema, clock.instant());
        } catch (BackupException e) {
            throw BackupException.refused(
                    "The database has to be upgraded from schema " + schema + " to " + origin.schema()
                            + ", but the backup before it failed, so the server does not start and nothing was changed. "
                            + e.sentence());
        }
        write(UNDER_WAY, target.getFileName().toString());
        folder.keepNewest(keep);
        log.info(
                "The database is upgraded from schema {} to {}; as it was, it is in {}",
                schema,
                origin.schema(),
                target);
    }

    /** The database as it was before an upgrade that did not end. */
    private void putBack(String name, DatabaseFile database) throws BackupException, IOException {
        Path backup = folder.resolve(name);
        Manifest manifest;
        try {
            manifest = BackupFile.check(backup);
        } catch (BackupException e) {
            throw BackupException.refused("An upgrade of the database in " + directory
                    + " was interrupted, and its backup cannot be put back: " + e.sentence()
                    + " Restore another backup: java -jar link-loom-server.jar restore --replace --from=FILE --link-loom.data-dir="
                    + directory);
        }
        if (manifest.schema() > origin.schema())
            throw BackupException.refused("An upgrade of the database in " + directory
                    + " by a newer server was interrupted. Start that server again; nothing was changed.");
        Path work = folder.underWay();
        try {
            BackupFile.extract(backup, work.resolve(DatabaseFile.NAME));
            Files.deleteIfExists(database.path());
            BackupFile.move(work.resolve(DatabaseFile.NAME), database.path());
        } finally {
            Folder.forget(work);
        }
        log.warn("An upgrade of the database was interrupted; the database is again as it was before, from {}", backup);
    }

    /** Servers before the first that wrote this down all had the same engine as that one. */
    private boolean isOfThisEngine() throws IOException {
        String last = read(LAST);
        return last == null || last.endsWith(" " + origin.engine());
    }

    /** The database is of this version now. Before anything is acknowledged. */
    public void finish() {
        try {
            String stamp = stamp(origin.schema());
            if (!stamp.equals(read(LAST))) write(LAST, stamp);
            Files.deleteIfExists(directory.resolve(UNDER_WAY));
        } catch (IOException e) {
            throw new IllegalStateException("The data directory " + directory + " cannot be written to", e);
        }
    }

    /** Where the backup of before the upgrade is that has begun; null when none has. */
    public @Nullable Path backup() {
        try {
            String name = read(UNDER_WAY);
            return name == null ? null : folder.resolve(name);
        } catch (IOException e) {
            return null;
        }
    }

    /** The database of a directory is another one now. */
    static void forget(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(LAST));
        Files.deleteIfExists(directory.resolve(UNDER_WAY));
    }

    private String stamp(int schema) {
        return schema + " " + origin.engine();
    }

    private @Nullable String read(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readString(file).strip() : null;
    }

    private void write(String name, String text) throws IOException {
        Path draft = directory.resolve(name + BackupFile.PART);
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(java.nio.ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        BackupFile.move(draft, directory.resolve(name));
    }
}
