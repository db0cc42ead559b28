package io.linkloom.server.runner.shell;

import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one attempt: `work` to be in, `input.json` to read, `output` to write. Readable by nobody else.
 *
 * @param root removed with everything in it when the attempt is over
 */
record Workspace(Path root) implements AutoCloseable {
    static final String PREFIX = "attempt-";

    static Workspace create(Path directory, Json envelope) throws IOException {
        Files.createDirectories(directory);
        Workspace workspace = new Workspace(Files.createTempDirectory(directory, PREFIX).toAbsolutePath());
        Files.createDirectory(workspace.work());
        Files.write(workspace.input(), envelope.utf8());
        return workspace;
    }

    Path work() {
        return root.resolve("work");
    }

    Path input() {
        return root.resolve("input.json");
    }

    Path output() {
        return root.resolve("output");
    }

    /** JSON, else text without its last line break, else null. A pipe or a device is not read: that could take for ever. */
    Outcome readOutput() {
        Path file = output();
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) return new Outcome.Succeeded(Json.NULL);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Outcome.permanent(FailureCode.INVALID_OUTPUT, "What $LOOM_OUTPUT names is not a file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(Json.MAX_BYTES + 1);
        } catch (IOException e) {
            return Outcome.permanent(FailureCode.INVALID_OUTPUT, "The file that $LOOM_OUTPUT names cannot be read");
        }
        if (bytes.length == 0) return new Outcome.Succeeded(Json.NULL);
        if (bytes.length > Json.MAX_BYTES) return Outcome.tooLarge();
        try {
            return Outcome.succeeded(Json.parse(bytes));
        } catch (JsonFormatException e) {
            return Outcome.succeeded(Json.of(withoutLastBreak(new String(bytes, StandardCharsets.UTF_8))));
        }
    }

    private static String withoutLastBreak(String text) {
        if (text.endsWith("\r\n")) return text.substring(0, text.length() - 2);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() {
        remove(root);
    }

    /** Removes a tree without following links; what cannot be removed stays. */
    static void remove(Path tree) {
        try {
            Files.walkFileTree(tree, new Removal());
        } catch (IOException e) {
            // Only the removal of what is still there can fail, and each failure was passed over.
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            try {
                // A task may have taken itself the right to write.
                Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException | UnsupportedOperationException e) {
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return delete(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return delete(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
            return delete(dir);
        }

        private static FileVisitResult delete(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
