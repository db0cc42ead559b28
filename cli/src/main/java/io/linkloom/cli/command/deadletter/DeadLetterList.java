package io.linkloom.cli.command.deadletter;

import io.linkloom.api.DeadLetter;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `loom dead-letter list`. */
@Command
public final class DeadLetterList implements Action {
    private static final Columns<DeadLetter> COLUMNS = Columns.of(DeadLetterList.class, DeadLetter.class)
            .id("id", DeadLetter::id)
            .column("workflow", DeadLetter::workflow)
            .column("task", each -> each.index() == null ? each.task() : each.task() + "[" + each.index() + "]")
            .column("attempts", DeadLetter::attempts)
            .column("deadAt", DeadLetter::deadAt)
            .column("code", each -> each.error() == null ? "" : each.error().code())
            .column("error", each -> each.error() == null ? "" : each.error().message())
            .wide("execution", DeadLetter::execution)
            .wide("namespace", DeadLetter::namespace);

    @Mixin
    private Matching matching = new Matching();

    @Mixin
    private Paging paging = new Paging();

    private final Session session;
    private final Texts texts;

    public DeadLetterList(Session session) {
        this.session = session;
        this.texts = session.texts(DeadLetterList.class);
    }

    @Override
    public ExitCode run() {
        List<DeadLetter> letters = paging.read(
                session,
                (limit, cursor) -> session.client().deadLetters().list(matching.filter(session), limit, cursor));
        session.output().list(letters, COLUMNS, texts.text("none"));
        return ExitCode.OK;
    }
}
