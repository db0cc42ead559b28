package io.linkloom.cli.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged `loom` as a process of its own, through pipes. */
public final class AsProcess implements Launcher {
    private static final int PATIENCE_SECONDS = 120;

    private final List<String> command;

    /**
     * @param command what stands for `loom`, such as `java -jar link-loom-cli.jar`
     */
    public AsProcess(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public Outcome type(List<String> words, Map<String, String> environment, Path folder, String input, Mode mode) {
        List<String> line = new ArrayList<>(command);
        line.addAll(words);
        try {
            Path in = Files.writeString(Files.createTempFile(folder, "in", ""), input);
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("It has not ended: " + String.join(" ", line));
            }
            return new Outcome(read(out), read(err), process.exitValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
