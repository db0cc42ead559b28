package io.linkloom.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The server as users start it: a process of its own, on the JDK that runs this one. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Setup setup;
    private final long startedNanos;

    /**
     * How to start it.
     *
     * @param log what the process says is added to this file
     * @param jvm arguments before the program
     * @param arguments after it
     */
    public record Setup(int port, Path dataDirectory, Path log, List<String> jvm, List<String> arguments) {

        /** On a free port, with its log beside the other results of the build. */
        public static Setup in(Path dataDirectory, String logName) {
            Path log = Path.of(System.getProperty("loom.logs", "target/server-logs"), logName + ".log");
            return new Setup(freePort(), dataDirectory, log, List.of("-Xmx512m"), List.of());
        }

        public Setup withJvm(String... more) {
            List<String> all = new ArrayList<>(jvm);
            all.addAll(List.of(more));
            return new Setup(port, dataDirectory, log, all, arguments);
        }

        public Setup withArguments(List<String> more) {
            return new Setup(port, dataDirectory, log, jvm, more);
        }

        public Setup withPort(int other) {
            return new Setup(other, dataDirectory, log, jvm, arguments);
        }

        public String url() {
            return "http://127.0.0.1:" + port;
        }
    }

    private ServerProcess(Process process, Setup setup, long startedNanos) {
        this.process = process;
        this.setup = setup;
        this.startedNanos = startedNanos;
    }

    /** Starts the packaged server, or the classes of this class path where there is no package. */
    public static ServerProcess start(Setup setup) {
        String jar = System.getProperty("loom.server.jar");
        return jar == null ? start(setup, "io.linkloom.server.LinkLoomServer") : start(setup, List.of("-jar", jar));
    }

    /** Starts another program of this class path, which starts the server in a way of its own. */
    public static ServerProcess start(Setup setup, String main) {
        return start(setup, List.of("-cp", System.getProperty("java.class.path"), main));
    }

    private static ServerProcess start(Setup setup, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setup.jvm());
        command.addAll(program);
        command.add("--server.port=" + setup.port());
        command.add("--link-loom.data-dir=" + setup.dataDirectory());
        command.addAll(setup.arguments());
        try {
            Files.createDirectories(setup.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(setup.log().toFile()));
            return new ServerProcess(builder.start(), setup, System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return setup.url();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** When it was started, by the clock of `System.nanoTime`. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Waits for the port; returns when it was open, by the clock of `System.nanoTime`. */
    public long awaitPort() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), setup.port()), 500);
                return System.nanoTime();
            } catch (IOException e) {
                mustLive();
                LockSupport.parkNanos(2_000_000);
            }
        }
        throw new AssertionError("The server did not open its port, see " + setup.log());
    }

    /** Waits until it reports that it is up; returns how long that took from the start. */
    public Duration awaitUp() {
        awaitPort();
        LoomApi api = new LoomApi(url());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!api.isUp()) {
            mustLive();
            if (System.nanoTime() > end) throw new AssertionError("The server did not get healthy, see " + setup.log());
            LockSupport.parkNanos(5_000_000);
        }
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private void mustLive() {
        if (!process.isAlive()) {
            throw new AssertionError("The server ended with " + process.exitValue() + ", see " + setup.log());
        }
    }

    /** As `kill -9`: no word, no shutdown. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(PATIENCE);
    }

    /** Asks it to end, as a service manager does; returns how long that took. */
    public Duration stop() {
        return stop(PATIENCE);
    }

    /** As `stop`, where the end may take longer. */
    public Duration stop(Duration patience) {
        long asked = System.nanoTime();
        process.destroy();
        awaitExit(patience);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Waits for its end; returns the exit code. */
    public int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The server did not end within " + patience);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whatever it said so far. */
    public String output() {
        try {
            return Files.readString(setup.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        @Nullable Integer fixed = Integer.getInteger("loom.port");
        if (fixed != null) return fixed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) kill();
    }
}
