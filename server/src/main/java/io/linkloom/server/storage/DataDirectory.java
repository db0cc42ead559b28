package io.linkloom.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The one directory that a server keeps everything in; locked as long as the process lives. */
public final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "link-loom.lock";
    private static final String HOLDER = "link-loom.pid";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Somebody else has the directory, or it cannot be used; the message is for people. */
    public static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String message) {
            super(message);
        }
    }

    /**
     * Makes the directory if it is missing, and locks it.
     *
     * @throws Unavailable when another process has it, or it cannot be written to
     */
    public static DataDirectory open(Path directory) throws Unavailable {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new Unavailable(
                        "The data directory " + path + " is in use by another Link Loom server" + holder(path)
                                + ". Stop that one, or give this one a directory of its own with --link-loom.data-dir=DIR.");
            }
            Files.writeString(
                    path.resolve(HOLDER), Long.toString(ProcessHandle.current().pid()));
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new Unavailable("The data directory " + path + " cannot be used: " + e
                    + ". Give another one with --link-loom.data-dir=DIR.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(Path path) {
        try {
            return " (process "
                    + Files.readString(path.resolve(HOLDER), StandardCharsets.UTF_8)
                            .trim() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    /** Absolute. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve(HOLDER));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
