package io.linkloom.cli.command.server;

import io.linkloom.cli.context.LocalServer;
import io.linkloom.cli.context.LocalServer.Running;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom server start`: the packaged server as a process of its own, found afterwards as the context `local`. */
@Command
public final class ServerStart implements Action {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    @Option(names = "--port", paramLabel = "N")
    private int port = 8080;

    @Option(names = "--data-dir", paramLabel = "FOLDER")
    private @Nullable String data;

    @Option(names = "--setting", paramLabel = "NAME=VALUE")
    private List<String> settings = List.of();

    private final Session session;
    private final Texts texts;

    public ServerStart(Session session) {
        this.session = session;
        this.texts = session.texts(ServerStart.class);
    }

    @Override
    public ExitCode run() {
        LocalServer local = session.localServer();
        Optional<Running> before = local.running();
        if (before.isPresent()) {
            session.output().done(before.get(), Running::url, texts.text("start.already", before.get().url()));
            return ExitCode.OK;
        }
        try {
            Running started = start(local);
            session.output().done(started, Running::url, texts.text("start.done", started.url()));
            session.output().hint(texts.text("start.next"));
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("start.failed", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private Running start(LocalServer local) throws IOException, InterruptedException {
        Installation installation = new Installation(session.surroundings(), texts);
        Path jar = installation.jar();
        int free = port == 0 ? freePort() : port;
        Path folder = data == null ? local.data() : session.surroundings().file(data);
        Files.createDirectories(folder);
        Files.createDirectories(local.log().resolveSibling("."));
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) command.add("/usr/bin/setsid");
        command.addAll(List.of(installation.java(jar).toString(), "-jar", jar.toString()));
        command.add("--server.port=" + free);
        command.add("--link-loom.data-dir=" + folder.toAbsolutePath());
        settings.forEach(each -> command.add("--" + each));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(local.log().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
                .start();
        Running running = new Running(
                "http://localhost:" + free,
                process.pid(),
                LocalServer.started(process.toHandle()),
                folder.toAbsolutePath().toString(),
                local.log().toString());
        session.output().message(texts.text("start.waiting", running.url()));
        awaitAnswer(running, process);
        local.remember(running);
        return running;
    }

    private void awaitAnswer(Running running, Process process) throws InterruptedException {
        long end = System.nanoTime() + session.timeout().orElse(PATIENCE).toNanos();
        while (!answers(running.url())) {
            if (!process.isAlive())
                throw new CommandFailure(
                        ExitCode.UNEXPECTED, texts.text("start.died"), texts.text("start.see", running.log()));
            if (System.nanoTime() > end) {
                process.destroy();
                throw new CommandFailure(
                        ExitCode.WAIT_TIMEOUT, texts.text("start.silent"), texts.text("start.see", running.log()));
            }
            Thread.sleep(LOOK);
        }
    }

    /** Whether something listens: the client would try again and again by itself. */
    private static boolean answers(String url) {
        int port = URI.create(url).getPort();
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path nothing() {
        return Path.of(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
