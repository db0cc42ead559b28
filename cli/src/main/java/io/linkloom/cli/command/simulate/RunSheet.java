package io.linkloom.cli.command.simulate;

import io.linkloom.cli.offline.ToldRun;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Json;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run for people: how it ended, and a line for each task. */
final class RunSheet {
    private static final int WIDEST = 40;
    private static final int BESIDE = 51;
    private static final int LONGEST_WHY = 34;
    private static final int NARROWEST = 10;

    private final Session session;
    private final Texts texts;

    RunSheet(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    Sheet of(ToldRun run) {
        boolean moves = run.endedAt() != null;
        return new Sheet()
                .title(
                        run.workflow(),
                        run.state(),
                        moves ? Duration.ofMillis(run.durationMillis()) : texts.text("stands-still"))
                .fact(texts.text("error"), run.error() == null ? null : error(run.error()))
                .fact(texts.text("outputs"), shown(run.outputs()))
                .fact(texts.text("critical"), String.join(" → ", run.criticalPath()))
                .fact(texts.text("seed"), run.seed())
                .rows(null, columns(run), run.tasks());
    }

    private static String error(ToldRun.Cause error) {
        return (error.task() == null ? "" : error.task() + ": ") + error.code() + ": " + error.message();
    }

    private static @Nullable String shown(@Nullable Object outputs) {
        return outputs instanceof Map<?, ?> map && !map.isEmpty() ? Json.line(outputs) : null;
    }

    private Columns<ToldRun.Task> columns(ToldRun run) {
        Columns<ToldRun.Task> columns = Columns.of(RunSheet.class, ToldRun.Task.class)
                .id("task", ToldRun.Task::id)
                .column("state", ToldRun.Task::state)
                .column("attempts", ToldRun.Task::attemptCount)
                .column("start", task -> since(run, task.startedAt()))
                .column("duration", RunSheet::length);
        if (session.terminal().attached().out()) {
            Bars bars = new Bars(run, session.output().style(), room(run));
            columns = columns.column("timeline", bars::of);
        }
        boolean explains = run.tasks().stream().anyMatch(task -> !why(task).isEmpty());
        return explains ? columns.column("why", this::why) : columns;
    }

    /** What the other columns leave. */
    private int room(ToldRun run) {
        int ids =
                run.tasks().stream().mapToInt(task -> task.id().length()).max().orElse(0);
        int why =
                run.tasks().stream().mapToInt(task -> why(task).length()).max().orElse(0);
        int left = session.terminal().width() - BESIDE - ids - Math.min(why, LONGEST_WHY);
        return Math.clamp(left, NARROWEST, WIDEST);
    }

    private static @Nullable Duration since(ToldRun run, @Nullable Instant at) {
        return at == null ? null : Duration.between(run.startedAt(), at);
    }

    private static @Nullable Duration length(ToldRun.Task task) {
        return task.startedAt() == null || task.endedAt() == null ? null : Duration.ofMillis(task.durationMillis());
    }

    private String why(ToldRun.Task task) {
        if (task.reason() != null) return task.reason();
        ToldRun.Error error = task.error();
        String items =
                task.items().isEmpty() ? "" : texts.text("items", task.items().size());
        if (error == null) return items;
        String said = error.code() + ": " + error.message();
        return items.isEmpty() ? said : items + "; " + said;
    }
}
