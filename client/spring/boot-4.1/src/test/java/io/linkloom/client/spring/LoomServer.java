package io.linkloom.client.spring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged server as a process, which is started when the test wants it. */
final class LoomServer implements AutoCloseable {
    private final int port;
    private final Path folder;
    private @Nullable Process process;

    /** Nothing listens yet at its address. */
    LoomServer(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    void start() throws IOException {
        Path jar = Path.of(System.getProperty("loom.server", "../../../server/target/link-loom-server.jar"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Xmx400m",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--server.port=" + port,
                        "--link-loom.data-dir=" + folder.resolve("data"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.txt").toFile())
                .start();
    }

    @Override
    public void close() throws InterruptedException {
        Process running = process;
        if (running == null) return;
        running.destroy();
        if (!running.waitFor(20, TimeUnit.SECONDS)) running.destroyForcibly();
    }
}
