package io.linkloom.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program of the server, asked for something else than to serve. */
public final class MaintenanceProcess {
    private MaintenanceProcess() {}

    /** How it ended, and what it said. */
    public record Result(int exitCode, String output) {}

    /** `words`: what comes after the name of the program. */
    public static Result run(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        String jar = System.getProperty("loom.server.jar");
        if (jar == null) {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.linkloom.server.LinkLoomServer"));
        } else {
            command.addAll(List.of("-jar", jar));
        }
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
