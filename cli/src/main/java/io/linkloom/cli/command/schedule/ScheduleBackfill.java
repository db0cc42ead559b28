package io.linkloom.cli.command.schedule;

import io.linkloom.api.BackfillReport;
import io.linkloom.api.ScheduledInstant;
import io.linkloom.cli.calendar.Instants;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom schedule backfill ID --from TIME --to TIME`: one execution for each instant of a past range that has none. */
@Command
public final class ScheduleBackfill extends OnSchedule {
    private static final int AT_ONCE = 1_000;

    /** Fewer are started without asking. */
    private static final int MANY = 100;

    @Option(names = "--from", paramLabel = "TIME", required = true)
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", paramLabel = "TIME")
    private @Nullable Instant to;

    @Option(names = "--dry-run")
    private boolean dryRun;

    public ScheduleBackfill(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        Instant end = to == null ? session.surroundings().clock().instant() : to;
        if (!from.isBefore(end)) throw new CommandFailure(ExitCode.USAGE, texts.text("backfill.order"));
        List<ScheduledInstant> instants = instants(id, end);
        if (dryRun) {
            session.output().list(instants, new Instants(session).columns(), texts.text("backfill.none"));
            session.output().message(texts.text("backfill.would", instants.size()));
            return ExitCode.OK;
        }
        if (instants.size() > MANY) session.confirmation().ask(texts.text("backfill.ask", instants.size()));
        BackfillReport report = schedules().backfill(id, from, end);
        session.output().done(report, each -> String.valueOf(each.started()), sentence(report));
        if (report.failed() > 0) session.output().hint(texts.text("backfill.failed.next", name()));
        return report.failed() > 0 ? ExitCode.PARTIAL : ExitCode.OK;
    }

    /** Of `[from, end)`. */
    private List<ScheduledInstant> instants(String id, Instant end) {
        List<ScheduledInstant> all = new ArrayList<>();
        Instant after = from.minusNanos(1);
        while (true) {
            List<ScheduledInstant> some = schedules().next(id, AT_ONCE, after);
            some.stream().filter(each -> each.at().isBefore(end)).forEach(all::add);
            if (some.size() < AT_ONCE || !some.getLast().at().isBefore(end)) return all;
            after = some.getLast().at();
        }
    }

    private String sentence(BackfillReport report) {
        String sentence = texts.text("backfill.done", report.started(), name());
        if (report.existing() > 0) sentence += texts.text("backfill.existing", report.existing());
        if (report.skipped() > 0) sentence += texts.text("backfill.skipped", report.skipped());
        if (report.failed() > 0) sentence += texts.text("backfill.failed", report.failed());
        return sentence;
    }
}
