package io.linkloom.cli.command.server;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.terminal.Surroundings;
import io.linkloom.cli.text.Texts;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the packaged server: where `LOOM_SERVER_HOME` says, else beside this installation. */
final class Installation {
    private static final String JAR = "link-loom-server.jar";

    private final Surroundings surroundings;
    private final Texts texts;

    Installation(Surroundings surroundings, Texts texts) {
        this.surroundings = surroundings;
        this.texts = texts;
    }

    /**
     * @throws CommandFailure when there is none
     */
    Path jar() {
        for (Path candidate : candidates()) if (Files.isRegularFile(candidate)) return candidate.normalize();
        throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("start.no-server"), texts.text("start.no-server.hint"));
    }

    /** The server's own Java, else that of `JAVA_HOME`, else the one that runs this. */
    Path java(Path jar) {
        @Nullable String home = surroundings.environment().get("JAVA_HOME");
        List<Path> homes = new ArrayList<>();
        homes.add(folderOf(jar).resolve("runtime"));
        homes.add(folderOf(jar).resolve("../runtime"));
        if (home != null && !home.isBlank()) homes.add(Path.of(home));
        String program = System.getProperty("os.name", "").startsWith("Windows") ? "java.exe" : "java";
        for (Path each : homes) {
            Path java = each.resolve("bin").resolve(program);
            if (Files.isExecutable(java)) return java.normalize();
        }
        return Path.of(System.getProperty("java.home", "."), "bin", program);
    }

    private List<Path> candidates() {
        List<Path> candidates = new ArrayList<>();
        @Nullable String told = surroundings.environment().get("LOOM_SERVER_HOME");
        if (told != null && !told.isBlank()) {
            Path home = surroundings.file(told);
            candidates.add(home);
            candidates.add(home.resolve(JAR));
            candidates.add(home.resolve("lib").resolve(JAR));
            return candidates;
        }
        Path here = here();
        for (String place : List.of("", "server", "../server", "../lib/server", "../../server", "../../server/target"))
            candidates.add(here.resolve(place).resolve(JAR));
        return candidates;
    }

    /** The folder in which this program lies. */
    private static Path here() {
        try {
            Path self = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return folderOf(self);
        } catch (URISyntaxException e) {
            return Path.of("");
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of("") : folder;
    }
}
