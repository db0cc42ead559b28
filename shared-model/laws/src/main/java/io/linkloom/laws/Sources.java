package io.linkloom.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Laws that only the source text shows. Each returns who broke it, empty when nobody did. */
final class Sources {
    static final int MAX_LINES = 400;
    private static final List<String> SIGN = List.of("Comes in", "Goes out", "Must never");

    private Sources() {}

    /** Every package-info says what comes in, what goes out and what must never happen there. */
    static List<String> roomsWithoutSign(Path sourceRoot) {
        return java(sourceRoot)
                .filter(file -> file.endsWith("package-info.java"))
                .filter(file -> !SIGN.stream().allMatch(read(file)::contains))
                .map(Path::toString)
                .toList();
    }

    /** A file that is too long holds more than one idea. */
    static List<String> filesTooLong(Path sourceRoot) {
        return java(sourceRoot)
                .filter(file -> read(file).lines().count() > MAX_LINES)
                .map(Path::toString)
                .toList();
    }

    private static Stream<Path> java(Path root) {
        if (!Files.isDirectory(root)) return Stream.empty();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
