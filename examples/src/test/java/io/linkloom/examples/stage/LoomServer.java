package io.linkloom.examples.stage;

import io.linkloom.client.LinkLoomClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged server, one for all tests of this module; a parameter of this type gets it. */
public final class LoomServer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Program program;
    private final String url;
    private final LinkLoomClient client;

    private LoomServer(Program program, String url) {
        this.program = program;
        this.url = url;
        this.client = LinkLoomClient.builder().url(url).build();
    }

    static LoomServer start() {
        Path jar = Path.of("..", "server", "target", "link-loom-server.jar").toAbsolutePath();
        int port = Program.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path cache = jar.resolveSibling("link-loom-server.aot");
        if (Files.isRegularFile(cache)) command.add("-XX:AOTCache=" + cache);
        command.addAll(List.of("-Xmx400m", "-jar", jar.toString(), "--server.port=" + port));
        Path data = data();
        command.add("--link-loom.data-dir=" + data);
        Program program = Program.start("server", Path.of("."), command, Map.of());
        LoomServer server = new LoomServer(program, "http://localhost:" + port);
        program.await("health", server::isUp);
        return server;
    }

    public String url() {
        return url;
    }

    public LinkLoomClient client() {
        return client;
    }

    private boolean isUp() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A fresh data directory, with the example's plugin. */
    private static Path data() {
        try {
            Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "example-data-");
            Plugin.into(Files.createDirectory(data.resolve("plugins")));
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        program.terminate();
    }
}
