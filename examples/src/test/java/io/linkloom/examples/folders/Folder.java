package io.linkloom.examples.folders;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One folder of `examples`: one idea. */
record Folder(Path path) {
    private static final Set<String> NO_EXAMPLES = Set.of("src", "target");

    static Stream<Folder> all() {
        return entries(Path.of(""))
                .filter(Files::isDirectory)
                .map(path -> new Folder(path))
                .filter(folder -> !NO_EXAMPLES.contains(folder.toString()));
    }

    String readme() {
        return text(path.resolve("README.md"));
    }

    /** What runs it. */
    List<Path> scripts() {
        return files(".loom");
    }

    List<Path> workflows() {
        return files(".yaml").stream()
                .filter(file -> !file.toString().endsWith(".test.yaml"))
                .toList();
    }

    List<Path> tests() {
        return files(".test.yaml");
    }

    /** Whether what it shows takes until the clock goes on. */
    boolean isOfClock() {
        return path.equals(Path.of("cron"));
    }

    /** All its files but what was built; where scripts may write. */
    Path copyInto(Path parent) throws IOException {
        Path copy = parent.resolve(path);
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> sources = files.filter(file -> !file.toString().contains("target")).toList();
            for (Path file : sources) Files.copy(file, copy.resolve(path.relativize(file)), REPLACE_EXISTING);
        }
        return copy;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files(String end) {
        return entries(path).filter(file -> file.toString().endsWith(end)).toList();
    }

    private static Stream<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name. */
    @Override
    public String toString() {
        return path.toString();
    }
}
