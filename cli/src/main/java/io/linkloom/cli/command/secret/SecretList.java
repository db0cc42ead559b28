package io.linkloom.cli.command.secret;

import io.linkloom.api.SecretSummary;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `loom secret list`: names only. */
@Command
public final class SecretList implements Action {
    private static final Columns<SecretSummary> COLUMNS = Columns.of(SecretList.class, SecretSummary.class)
            .id("name", SecretSummary::name)
            .column("namespace", SecretSummary::namespace)
            .column("createdAt", SecretSummary::createdAt)
            .column("updatedAt", SecretSummary::updatedAt);

    @Mixin
    private Paging paging = new Paging();

    private final Session session;
    private final Texts texts;

    public SecretList(Session session) {
        this.session = session;
        this.texts = session.texts(SecretList.class);
    }

    @Override
    public ExitCode run() {
        String namespace = session.namespace().orElse(null);
        List<SecretSummary> secrets = paging.read(
                session, (limit, cursor) -> session.client().secrets().list(namespace, limit, cursor));
        session.output().list(secrets, COLUMNS, texts.text("none"));
        return ExitCode.OK;
    }
}
