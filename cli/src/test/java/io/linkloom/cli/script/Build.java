package io.linkloom.cli.script;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where what was built lies. */
public final class Build {
    private Build() {}

    /** The folder of the whole project, above the module whose tests run. */
    public static Path root() {
        String told = System.getProperty("loom.root");
        Path folder = Path.of(told == null ? "" : told).toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("server").resolve("pom.xml")))
            folder = folder.getParent();
        if (folder == null) throw new IllegalStateException("Expected to run inside of the project");
        return folder;
    }

    /** The server that the tests start; `-Dloom.server.jar=…` names another one. */
    public static Path serverJar() {
        String told = System.getProperty("loom.server.jar");
        return told == null ? root().resolve("server/target/link-loom-server.jar") : Path.of(told);
    }

    public static Path cliJar() {
        return root().resolve("cli/target/link-loom-cli.jar");
    }

    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
