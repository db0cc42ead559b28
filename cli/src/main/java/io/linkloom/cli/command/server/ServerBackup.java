package io.linkloom.cli.command.server;

import io.linkloom.api.Backup;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `loom server backup`: has the server make a backup of its embedded database, or lists those that it has. */
@Command
public final class ServerBackup implements Action {
    private static final Columns<Backup> COLUMNS = Columns.of(ServerBackup.class, Backup.class)
            .id("name", Backup::name)
            .column("createdAt", Backup::createdAt)
            .column("reason", Backup::reason)
            .column("server", Backup::server)
            .column("bytes", Backup::bytes);

    @Option(names = "--list")
    private boolean list;

    @Mixin
    private Paging paging = new Paging();

    private final Session session;
    private final Texts texts;

    public ServerBackup(Session session) {
        this.session = session;
        this.texts = session.texts(ServerBackup.class);
    }

    @Override
    public ExitCode run() {
        if (list) {
            session.output()
                    .list(
                            paging.read(session, (limit, cursor) -> session.client().backups().list(limit, cursor)),
                            COLUMNS,
                            texts.text("backup.none"));
            return ExitCode.OK;
        }
        Backup made = session.client().backups().make();
        session.output().done(made, Backup::name, texts.text("backup.done", made.name(), made.bytes()));
        return ExitCode.OK;
    }
}
