package io.linkloom.examples.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The languages that the backend of the examples is written in. */
public enum Language {
    PYTHON(List.of("python3", "--version"), List.of("python3", "backend.py")),
    NODE(List.of("node", "--version"), List.of("node", "backend.js")),
    GO(List.of("go", "version"), List.of("go", "build", "-o", "{program}", ".")) {
        @Override
        public List<String> command() {
            Path program = Path.of("target", "report-backend-go").toAbsolutePath();
            List<String> build = super.command().stream()
                    .map(word -> word.replace("{program}", program.toString()))
                    .toList();
            run(folder(), build);
            return List.of(program.toString());
        }
    },
    /** With the Java of the tests; the build has packed it. */
    JAVA(List.of(java(), "-version"), List.of(java(), "-jar", "target/report-backend.jar"));

    private final List<String> probe;
    private final List<String> command;

    Language(List<String> probe, List<String> command) {
        this.probe = probe;
        this.command = command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where its backend is. */
    public Path folder() {
        return Path.of("backends", toString());
    }

    /** What starts its backend, built where that is needed. */
    public List<String> command() {
        return command;
    }

    /** Skips the test where this machine lacks the language. */
    public void assumePresent() {
        Assumptions.assumeTrue(isPresent(), this::absence);
    }

    /** The first one that is here; skips the test where none is. */
    public static Language anyPresent() {
        for (Language language : values()) if (language.isPresent()) return language;
        return Assumptions.abort("SKIPPED: this machine has none of the languages of examples/backends");
    }

    /** Whether this machine has the language; where not, says so in the output of the build. */
    public boolean isPresent() {
        try {
            run(Path.of("."), probe);
            return true;
        } catch (AssertionError e) {
            System.out.println(absence());
            return false;
        }
    }

    private String absence() {
        return "SKIPPED: this machine has no `%s`, so examples/backends/%s is not run".formatted(probe.get(0), this);
    }

    private static void run(Path folder, List<String> words) {
        try {
            Path said = Files.createTempFile("loom-language", ".log");
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(3, TimeUnit.MINUTES);
            if (ended && process.exitValue() == 0) return;
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", words) + " failed:\n" + Files.readString(said));
        } catch (IOException e) {
            throw new AssertionError(words.get(0) + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
