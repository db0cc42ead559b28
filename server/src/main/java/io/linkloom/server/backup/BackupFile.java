package io.linkloom.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup on the disk: a zip with the database file and, last, what is said about it. */
public final class BackupFile {
    static final String PART = ".part";

    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BackupFile() {}

    /**
     * Packs a database file that nobody writes to, syncs it, and reads it back. Until it is whole it has another name.
     *
     * @throws BackupException when it cannot be written or does not read back; then there is no such file
     */
    static Manifest write(Path target, Path database, Origin origin, Manifest.Reason reason, int schema, Instant now)
            throws BackupException {
        Path part = target.resolveSibling(target.getFileName() + PART);
        try {
            create(part);
            Manifest manifest = pack(part, database, origin, reason, schema, now);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            check(part);
            move(part, target);
            return manifest;
        } catch (IOException e) {
            throw BackupException.failed("The backup " + target + " cannot be written: " + e
                    + ". Is there space, and may it be written to?");
        } finally {
            forget(part);
        }
    }

    /** What is in the database is nobody else's business. */
    private static void create(Path part) throws IOException {
        Path folder = part.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        Files.deleteIfExists(part);
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(part);
        }
    }

    private static Manifest pack(
            Path part, Path database, Origin origin, Manifest.Reason reason, int schema, Instant now)
            throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream file = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(file);
                InputStream in = new DigestInputStream(Files.newInputStream(database), digest)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry(DatabaseFile.NAME));
            long bytes = in.transferTo(zip);
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    origin.server(),
                    schema,
                    origin.engine(),
                    now.truncatedTo(ChronoUnit.MILLIS),
                    reason,
                    bytes,
                    HexFormat.of().formatHex(digest.digest()));
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            return manifest;
        }
    }

    /**
     * What a file says about itself.
     *
     * @throws BackupException when it is no backup, or of a newer server
     */
    public static Manifest manifest(Path file) throws BackupException {
        if (!Files.isRegularFile(file)) throw BackupException.refused("There is no file " + file + ".");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry == null || zip.getEntry(DatabaseFile.NAME) == null) throw noBackup(file);
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readAllBytes();
                int format = JSON.readTree(bytes).path("format").asInt(0);
                if (format > Manifest.FORMAT)
                    throw BackupException.refused("The backup " + file + " was made by a newer server: its form is "
                            + format + ", this server reads " + Manifest.FORMAT + ". Restore it with that server.");
                return JSON.readValue(bytes, Manifest.class);
            }
        } catch (ZipException | JacksonException e) {
            throw noBackup(file);
        } catch (IOException e) {
            throw BackupException.refused("The backup " + file + " cannot be read: " + e + ".");
        }
    }

    private static BackupException noBackup(Path file) {
        return BackupException.refused(file + " is not a backup of Link Loom, or it is cut off: it holds no " + MANIFEST
                + " and " + DatabaseFile.NAME + ".");
    }

    /**
     * Reads the whole file and compares it with what it says.
     *
     * @throws BackupException when it is no backup, or damaged
     */
    static Manifest check(Path file) throws BackupException {
        return extract(file, OutputStream.nullOutputStream());
    }

    /** Brings the database file out; it is there only when it is whole. */
    static Manifest extract(Path file, Path target) throws BackupException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Manifest manifest = extract(file, Channels.newOutputStream(channel));
            channel.force(true);
            return manifest;
        } catch (IOException e) {
            throw BackupException.failed(target + " cannot be written: " + e + ".");
        }
    }

    private static Manifest extract(Path file, OutputStream out) throws BackupException {
        Manifest manifest = manifest(file);
        MessageDigest digest = sha256();
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = new DigestInputStream(zip.getInputStream(zip.getEntry(DatabaseFile.NAME)), digest)) {
            long bytes = in.transferTo(out);
            String hash = HexFormat.of().formatHex(digest.digest());
            if (bytes == manifest.bytes() && hash.equals(manifest.sha256())) return manifest;
        } catch (ZipException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw BackupException.failed("The backup " + file + " cannot be unpacked: " + e + ".");
        }
        throw damaged(file, "its database is not the one that was put in");
    }

    private static BackupException damaged(Path file, String how) {
        return BackupException.refused("The backup " + file + " is damaged: " + how + ". Take another one.");
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void forget(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // It is swept away before the next upgrade.
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
