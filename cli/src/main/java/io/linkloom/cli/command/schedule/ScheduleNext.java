package io.linkloom.cli.command.schedule;

import io.linkloom.api.ScheduledInstant;
import io.linkloom.cli.calendar.Instants;
import io.linkloom.cli.document.Checked;
import io.linkloom.cli.document.DefinedSchedule;
import io.linkloom.cli.document.Sources;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom schedule next ID`, or `-f FILE` for a document that no server has seen yet. */
@Command
public final class ScheduleNext implements Action {
    private static final int MOST = 1_000;

    @Parameters(paramLabel = "ID", arity = "0..1")
    private @Nullable String workflow;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE")
    private @Nullable String file;

    @Option(names = "--count", paramLabel = "N")
    private int count = 10;

    @Option(names = "--after", paramLabel = "TIME")
    private @Nullable Instant after;

    private final Session session;
    private final Texts texts;

    public ScheduleNext(Session session) {
        this.session = session;
        this.texts = session.texts(ScheduleNext.class);
    }

    @Override
    public ExitCode run() {
        if (count < 1 || count > MOST) throw new CommandFailure(ExitCode.USAGE, texts.text("next.count", count, MOST));
        session.output().list(instants(), new Instants(session).columns(), texts.text("next.none"));
        return ExitCode.OK;
    }

    private List<ScheduledInstant> instants() {
        if (file != null && workflow == null) {
            Checked document = Checked.all(List.of(new Sources(session).one(file)), session)
                    .getFirst();
            Instant from = after == null ? session.surroundings().clock().instant() : after;
            return DefinedSchedule.next(document.definition(), from, count);
        }
        if (file != null || workflow == null)
            throw new CommandFailure(ExitCode.USAGE, texts.text("next.which"), texts.text("next.which.hint"));
        return session.client().schedules().next(session.references().workflow(workflow), count, after);
    }
}
