package io.linkloom.examples.stage;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** The plugin of `examples/java-plugin`, made by the same two commands that its README names. */
final class Plugin {
    private static final Path SOURCES = Path.of("java-plugin", "src");

    private Plugin() {}

    /** Compiles it and puts its jar into the folder. */
    static void into(Path folder) {
        Path classes = Path.of("target", "java-plugin");
        run("javac", "-d", classes, "-cp", "../shared-model/api/target/classes", SOURCES.resolve("com/example/fraud/FraudScore.java"));
        run("jar", "--create", "--file", folder.resolve("fraud-score.jar"), "-C", classes, ".", "-C", SOURCES, "META-INF");
    }

    private static void run(String tool, Object... words) {
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) arguments[i] = words[i].toString();
        PrintStream out = System.out;
        int status = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
        if (status != 0) throw new AssertionError(tool + " ended with " + status);
    }
}
