package io.linkloom.server.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of this installation: the first one seals, all of them open. They come from a file or from a setting, never from the database. */
public final class Keys {
    private static final Logger log = LoggerFactory.getLogger(Keys.class);

    private static final String WHAT_A_KEY_IS =
            "; a key is 32 random bytes in base64, as `openssl rand -base64 32` prints them";
    private static final String HEADER = """
            # Link Loom seals its secrets with the first key of this file and opens them with any of them; one key a line.
            # Keep a copy in a safe place apart from the backups of the database: without it nobody can open the secrets again.
            """;

    private final String where;
    private final @Nullable Path file;
    private volatile List<Key> keys;

    private Keys(String where, @Nullable Path file, List<Key> keys) {
        this.where = where;
        this.file = file;
        this.keys = keys;
    }

    /** From a setting: one or more, separated by white space or commas. `name`: how the setting is called. */
    public static Keys given(String name, String text) throws VaultException {
        List<Key> keys = parse("The setting " + name, text.replace(',', '\n'));
        if (keys.isEmpty()) throw new VaultException("The setting " + name + " holds no key" + WHAT_A_KEY_IS);
        return new Keys("the setting " + name, null, keys);
    }

    /** From a file; one that does not exist is made when somebody first seals something. */
    public static Keys inFile(Path file) throws VaultException {
        String where = "the key file " + file;
        if (!Files.exists(file)) return new Keys(where, file, List.of());
        return new Keys(where, file, read(file));
    }

    private static List<Key> read(Path file) throws VaultException {
        try {
            warnIfOthersMayRead(file);
            List<Key> keys = parse("The key file " + file, Files.readString(file, StandardCharsets.UTF_8));
            if (keys.isEmpty()) throw new VaultException("The key file " + file + " holds no key" + WHAT_A_KEY_IS);
            return keys;
        } catch (IOException e) {
            throw new VaultException("The key file " + file + " cannot be read: " + e, e);
        }
    }

    private static List<Key> parse(String where, String text) throws VaultException {
        List<Key> keys = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.startsWith("#")) continue;
            for (String word : line.split("\\s+")) {
                if (word.isEmpty()) continue;
                try {
                    keys.add(Key.parse(word));
                } catch (VaultException e) {
                    throw new VaultException(
                            where + ", line " + (i + 1) + ": what stands there " + e.getMessage() + WHAT_A_KEY_IS);
                }
            }
        }
        return List.copyOf(keys);
    }

    private static void warnIfOthersMayRead(Path file) throws IOException {
        if (!isPosix(file)) return;
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ))
            log.warn("Everybody on this machine may read the key file {}; chmod 600 makes it yours alone", file);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Where they come from, to stand within a sentence. */
    String where() {
        return where;
    }

    /** The one that seals; made now where there is no key file yet. */
    synchronized Key current() throws VaultException {
        if (keys.isEmpty() && file != null) keys = make(file);
        return keys.getFirst();
    }

    /** The id of the one that seals; null when there is none yet. */
    @Nullable
    String currentId() {
        return keys.isEmpty() ? null : keys.getFirst().id();
    }

    @Nullable
    Key find(String id) {
        for (Key key : keys) if (key.id().equals(id)) return key;
        return null;
    }

    /** Complete before it appears under its name, and readable by its owner alone from the first moment. */
    private static List<Key> make(Path file) throws VaultException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            FileAttribute<?>[] mine = isPosix(file)
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Path draft = Files.createTempFile(folder, ".key", ".new", mine);
            try {
                Files.writeString(draft, HEADER + Key.random() + "\n");
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new VaultException("The key file " + file + " cannot be made: " + e, e);
        }
        log.info("A key for secrets was made: {}. Keep a copy of it apart from the backups of the database", file);
        return read(file);
    }
}
