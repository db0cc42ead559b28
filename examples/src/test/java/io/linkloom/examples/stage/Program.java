package io.linkloom.examples.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process that was started here and ends here, with everything that it started.
 *
 * @param name for people
 * @param log where what it says goes to
 */
public record Program(String name, Process process, Path log) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TAIL = 30;

    public static Program start(String name, Path folder, List<String> command, Map<String, String> environment) {
        Path log = Path.of("target", "example-logs", name + ".log");
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new Program(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that nobody listens on just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it works; fails as soon as it has ended. */
    public void await(String what, BooleanSupplier works) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!works.getAsBoolean()) {
            if (!process.isAlive()) throw new AssertionError("%s ended with %d:\n%s".formatted(name, end(), said()));
            if (Instant.now().isAfter(limit)) throw new AssertionError("%s: no %s:\n%s".formatted(name, what, said()));
            doze();
        }
    }

    /** The last that it has said, also when it ran before. */
    public String said() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As `kill -9`. */
    public void kill() {
        process.destroyForcibly();
        end();
    }

    /** Asks it to end, as SIGTERM does; its exit status. */
    public int terminate() {
        process.destroy();
        return end();
    }

    private int end() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end:\n" + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void doze() {
        try {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
