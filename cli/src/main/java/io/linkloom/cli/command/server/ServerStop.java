package io.linkloom.cli.command.server;

import io.linkloom.cli.context.LocalServer;
import io.linkloom.cli.context.LocalServer.Running;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** `loom server stop`: ends the server that `loom server start` has started. What it has acknowledged is kept. */
@Command
public final class ServerStop implements Action {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Session session;
    private final Texts texts;

    public ServerStop(Session session) {
        this.session = session;
        this.texts = session.texts(ServerStop.class);
    }

    /** What `-o json` prints. */
    record Stopped(boolean stopped, String url) {}

    @Override
    public ExitCode run() {
        LocalServer local = session.localServer();
        Optional<Running> running = local.running();
        if (running.isEmpty()) {
            session.output().done(new Stopped(false, ""), Stopped::url, texts.text("stop.none"));
            return ExitCode.OK;
        }
        end(local.process(running.get()).orElseThrow());
        try {
            local.forget();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("stop.forget", String.valueOf(e.getMessage())));
        }
        String url = running.get().url();
        session.output().done(new Stopped(true, url), Stopped::url, texts.text("stop.done", url));
        return ExitCode.OK;
    }

    private void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(session.timeout().orElse(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new CommandFailure(ExitCode.WAIT_TIMEOUT, texts.text("stop.slow", process.pid()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
