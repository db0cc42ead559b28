package io.linkloom.cli.command.backend;

import io.linkloom.api.BackendDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `loom backend list`. */
@Command
public final class BackendList implements Action {
    private static final Columns<BackendDetails> COLUMNS = Columns.of(BackendList.class, BackendDetails.class)
            .id("name", BackendDetails::name)
            .column("state", each -> each.status().state())
            .column("instances", each -> each.status().instances().size())
            .column("used", each -> each.status().used() + "/" + each.status().limit())
            .column("waiting", each -> each.status().waiting())
            .column("waitReason", each -> each.status().waitReason())
            .column("waitUntil", each -> each.status().waitUntil())
            .wide("updatedAt", BackendDetails::updatedAt);

    @Mixin
    private Paging paging = new Paging();

    private final Session session;
    private final Texts texts;

    public BackendList(Session session) {
        this.session = session;
        this.texts = session.texts(BackendList.class);
    }

    @Override
    public ExitCode run() {
        session.output()
                .list(
                        paging.read(
                                session,
                                (limit, cursor) -> session.client().backends().list(limit, cursor)),
                        COLUMNS,
                        texts.text("none"));
        return ExitCode.OK;
    }
}
