package io.linkloom.cli.command.simulate;

import io.linkloom.api.ExecutionState;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.Duration;
import java.util.Locale;

/** Many runs for people: how they ended, how long they took, and what they waited for. */
final class RunsSheet {
    private static final int BAR = 20;

    private final Session session;
    private final Texts texts;

    RunsSheet(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    Sheet of(ToldRuns all) {
        Sheet sheet = new Sheet()
                .title(
                        all.workflow(),
                        texts.text("runs", all.runs()),
                        texts.text("seeds", all.firstSeed(), all.firstSeed() + all.runs() - 1));
        all.ends()
                .forEach((state, count) ->
                        sheet.fact(session.output().cell(state), share(count, all.runs()) + example(all, state)));
        sheet.fact(texts.text("finish"), lengths(all.duration()));
        return sheet.rows(null, columns(all), all.tasks());
    }

    private static String share(int part, int all) {
        return String.format(Locale.ROOT, "%d (%.1f %%)", part, 100.0 * part / all);
    }

    private String example(ToldRuns all, ExecutionState state) {
        return state == ExecutionState.SUCCEEDED
                ? ""
                : "  " + texts.text("example", all.examples().get(state));
    }

    private String lengths(ToldRuns.Lengths lengths) {
        return texts.text(
                "lengths",
                span(lengths.p50Millis()),
                span(lengths.p90Millis()),
                span(lengths.p99Millis()),
                span(lengths.minMillis()),
                span(lengths.maxMillis()));
    }

    private static String span(long millis) {
        return Times.span(Duration.ofMillis(millis));
    }

    private Columns<ToldRuns.Task> columns(ToldRuns all) {
        return Columns.of(RunsSheet.class, ToldRuns.Task.class)
                .id("task", ToldRuns.Task::id)
                .column("ran", ToldRuns.Task::ran)
                .column("dead", ToldRuns.Task::dead)
                .column("attempts", task -> String.format(Locale.ROOT, "%.2f", task.meanAttempts()))
                .wide("maxAttempts", ToldRuns.Task::maxAttempts)
                .column("p50", task -> Duration.ofMillis(task.duration().p50Millis()))
                .column("p90", task -> Duration.ofMillis(task.duration().p90Millis()))
                .column("p99", task -> Duration.ofMillis(task.duration().p99Millis()))
                .column("critical", task -> critical(task, all.runs()));
    }

    private String critical(ToldRuns.Task task, int runs) {
        String percent = String.format(Locale.ROOT, "%3.0f %%", 100.0 * task.critical() / runs);
        if (!session.terminal().attached().out()) return percent.strip();
        String bar = (session.output().style().ascii() ? "#" : "█").repeat(task.critical() * BAR / runs);
        return percent + " " + session.output().style().paint(Style.Tone.GOOD, bar);
    }
}
