package io.linkloom.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The oldest Java that applications may run on, where this machine has it. */
public final class Jdk17 {
    private Jdk17() {}

    /** Its `java`. */
    public static Optional<Path> find() throws IOException {
        List<Path> homes = new ArrayList<>();
        for (String name : List.of("JAVA_HOME", "JAVA_HOME_17_X64", "JAVA_17_HOME")) {
            String home = System.getenv(name);
            if (home != null) homes.add(Path.of(home));
        }
        String user = System.getProperty("user.home", "");
        for (String folder : List.of(
                "/usr/lib/jvm",
                "/usr/java",
                "/opt/java",
                user + "/.sdkman/candidates/java",
                user + "/.jdks",
                "/Library/Java/JavaVirtualMachines")) {
            homes.addAll(inside(Path.of(folder)));
        }
        for (Path home : homes) {
            Path java = home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
            Path release = home.resolve("release");
            boolean found = Files.isExecutable(java)
                    && Files.isRegularFile(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"17");
            if (found) return Optional.of(java);
        }
        return Optional.empty();
    }

    private static List<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.flatMap(each -> Stream.of(each, each.resolve("Contents/Home")))
                    .sorted()
                    .toList();
        }
    }
}
