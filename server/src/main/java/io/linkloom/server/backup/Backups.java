package io.linkloom.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Backups of the database of a running server. */
public final class Backups {
    private final Folder folder;
    private final DataSource database;
    private final Origin origin;
    private final InstantSource clock;
    private final ReentrantLock busy = new ReentrantLock();

    public Backups(Path dataDirectory, DataSource database, Origin origin, InstantSource clock) {
        this.folder = new Folder(dataDirectory);
        this.database = database;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * Makes one while the server works on. Whatever was acknowledged before this was called is in it; of what comes meanwhile, a part: all
     * before some commit and nothing after it.
     *
     * @return null when one is being made already
     */
    public @Nullable StoredBackup make() throws BackupException {
        if (!busy.tryLock()) return null;
        try {
            Instant now = clock.instant();
            Path work = folder.underWay();
            try {
                copyTo(work);
                // A database that cannot be opened again is no backup, whatever the copying said.
                int schema = new DatabaseFile(work).verify();
                Path target = folder.asked(now);
                Manifest manifest = BackupFile.write(
                        target, work.resolve(DatabaseFile.NAME), origin, Manifest.Reason.ASKED, schema, now);
                return new StoredBackup(target.getFileName().toString(), manifest, Files.size(target));
            } finally {
                Folder.forget(work);
            }
        } catch (IOException | SQLException e) {
            throw BackupException.failed("The backup cannot be made: " + e.getMessage());
        } finally {
            busy.unlock();
        }
    }

    /** The engine copies its file up to a commit, and does not use freed space again meanwhile. */
    private void copyTo(Path work) throws SQLException, IOException {
        Path copy = work.resolve("copy.zip");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("backup to '" + copy.toString().replace("'", "''") + "'");
        }
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(copy))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) Files.copy((InputStream) zip, work.resolve(DatabaseFile.NAME));
            }
        }
        Files.delete(copy);
    }

    /** All that are there, the newest first. */
    public List<StoredBackup> list() throws BackupException {
        try {
            return folder.list();
        } catch (IOException e) {
            throw BackupException.failed("The folder of backups cannot be read: " + e.getMessage());
        }
    }
}
