package io.linkloom.server.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of everything stored, and its list: a line `sha256  path` for each file, to which lines are only ever added. */
final class StoredDirectories {
    static final Path ROOT = Path.of("src/test/resources/data-directories");

    private static final String LIST = "list.sha256";

    private StoredDirectories() {}

    /** Adds the files of a new folder to the list beside it. */
    static void append(Path folder) throws IOException {
        Path list = folder.toAbsolutePath().normalize().resolveSibling(LIST);
        StringBuilder lines = new StringBuilder();
        files(folder.toAbsolutePath().normalize())
                .forEach((path, hash) -> lines.append(hash)
                        .append("  ")
                        .append(folder.getFileName())
                        .append('/')
                        .append(path)
                        .append('\n'));
        Files.writeString(list, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Hashes by path, as the list says. */
    static Map<String, String> listed() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve(LIST))) {
            String[] parts = line.split("  ", 2);
            if (all.put(parts[1], parts[0]) != null) throw new IOException(parts[1] + " is listed twice");
        }
        return all;
    }

    /** Hashes by path, of the files that are in the folders of versions. */
    static Map<String, String> there() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path version : folders(ROOT))
            files(version).forEach((path, hash) -> all.put(version.getFileName() + "/" + path, hash));
        return all;
    }

    /** Every directory, as the folder that holds its `data.zip` and `expected.json`. */
    static List<Path> all() throws IOException {
        return folders(ROOT).stream()
                .flatMap(version -> folders(version).stream())
                .toList();
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString().replace('\\', '/'), sha256(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
