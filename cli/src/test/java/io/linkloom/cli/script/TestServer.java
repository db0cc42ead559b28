package io.linkloom.cli.script;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged server as a process, with one token for everything and one that may only look. */
public final class TestServer implements AutoCloseable {
    public static final String ADMIN = "admin-of-the-tests";
    public static final String VIEWER = "viewer-of-the-tests";

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Process process;
    private final String url;
    private final Path log;

    private TestServer(Process process, String url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Returns when it answers.
     *
     * @param folder in which its data lies
     */
    public static TestServer start(Path folder) throws IOException {
        Path jar = Build.serverJar();
        if (!Files.exists(jar)) throw new IllegalStateException("Expected the packaged server, but there is no " + jar);
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Build.java().toString(), "-Xmx300m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--link-loom.data-dir=" + folder.resolve("data"),
                "--link-loom.shell.enabled=true"));
        command.addAll(token(0, "admin", "admin", ADMIN));
        command.addAll(token(1, "viewer", "viewer", VIEWER));
        Path log = folder.resolve("server.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        TestServer server = new TestServer(process, "http://127.0.0.1:" + port, log);
        server.awaitReady();
        return server;
    }

    public String url() {
        return url;
    }

    /** What commands need to reach it, in a language and without colours. */
    public Map<String, String> environment() {
        return Map.of("LOOM_SERVER", url, "LOOM_TOKEN", ADMIN, "LOOM_LANG", "en");
    }

    /** Values of `${…}` in scripts. */
    public Map<String, String> values() {
        return Map.of(
                "server", url,
                "viewer", VIEWER,
                "admin", ADMIN,
                "pid", String.valueOf(process.pid()),
                "serverhome", Build.serverJar().toString(),
                "javahome", System.getProperty("java.home"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/api/meta"))
                .header("Authorization", "Bearer " + ADMIN)
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, question)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IllegalStateException("The server does not answer:\n" + Files.readString(log));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest question) {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> token(int n, String name, String role, String token) {
        String prefix = "--link-loom.tokens[" + n + "].";
        return List.of(prefix + "name=" + name, prefix + "role=" + role, prefix + "sha256=" + sha256(token));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
