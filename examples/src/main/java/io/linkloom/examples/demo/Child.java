package io.linkloom.examples.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that was started here and ends here. What it says goes to a file.
 *
 * @param name for people
 */
record Child(String name, Process process, Path log) implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final int TAIL = 15;

    /** Runs on the same Java as this process. */
    static Child start(String name, Path log, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElseGet(() ->
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return new Child(name, process, log);
        } catch (IOException e) {
            throw new DemoFailure("The " + name + " cannot be started: " + e.getMessage());
        }
    }

    /** What it said so far, whole lines only. */
    List<String> lines() {
        try {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The failure that it ended too early, with its last words. */
    DemoFailure earlyEnd() {
        List<String> lines = lines();
        List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
        return new DemoFailure("The %s ended by itself with exit status %d. Its last lines:\n  %s"
                .formatted(name, process.exitValue(), String.join("\n  ", tail)));
    }

    /** Asks it to end; after 20 s it is made to, with everything that it started. */
    @Override
    public void close() {
        List<ProcessHandle> offspring = process.descendants().toList();
        process.destroy();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        offspring.forEach(ProcessHandle::destroyForcibly);
    }
}
