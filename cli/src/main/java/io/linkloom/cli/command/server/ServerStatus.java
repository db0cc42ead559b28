package io.linkloom.cli.command.server;

import io.linkloom.cli.context.LocalServer;
import io.linkloom.cli.context.LocalServer.Running;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** `loom server status`: the server that `loom server start` has started. */
@Command
public final class ServerStatus implements Action {
    private final Session session;
    private final Texts texts;

    public ServerStatus(Session session) {
        this.session = session;
        this.texts = session.texts(ServerStatus.class);
    }

    /** What `-o json` prints. */
    record Status(
            String url,
            String version,
            long pid,
            @Nullable Instant startedAt,
            String data,
            String log) {}

    @Override
    public ExitCode run() {
        LocalServer local = session.localServer();
        Running running = local.running()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND, texts.text("stop.none"), texts.text("status.hint")));
        String version = session.connect(running.url()).meta().version();
        Instant started = running.started() == 0 ? null : Instant.ofEpochSecond(running.started());
        Status status = new Status(running.url(), version, running.pid(), started, running.data(), running.log());
        session.output().one(status, Status::url, () -> new Sheet()
                .title(session.output().style().signed("DONE", texts.text("status.runs", status.url())))
                .fact(texts.text("status.version"), version)
                .fact(texts.text("status.pid"), status.pid())
                .fact(texts.text("status.started"), started)
                .fact(texts.text("status.data"), status.data())
                .fact(texts.text("status.log"), status.log()));
        return ExitCode.OK;
    }
}
