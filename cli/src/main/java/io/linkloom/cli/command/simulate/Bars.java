package io.linkloom.cli.command.simulate;

import io.linkloom.cli.offline.ToldRun;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.output.Style.Tone;
import io.linkloom.engine.state.AttemptRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When a task did what, drawn: full where an attempt went on (fuller where the end waited for it), hatched where one failed, dotted between two. */
final class Bars {
    private final ToldRun run;
    private final Style style;
    private final int width;
    private final long whole;

    Bars(ToldRun run, Style style, int width) {
        this.run = run;
        this.style = style;
        this.width = width;
        this.whole = Math.max(1, run.durationMillis());
    }

    /** Empty for a task that had no attempt. */
    String of(ToldRun.Task task) {
        Instant start = task.startedAt();
        if (start == null) return "";
        char[] cells = new char[width];
        Arrays.fill(cells, ' ');
        fill(cells, start, task.endedAt(), style.ascii() ? '.' : '·');
        if (task.items().isEmpty()) task.attempts().forEach(attempt -> fill(cells, task, attempt));
        else task.items().forEach(item -> item.attempts().forEach(attempt -> fill(cells, task, attempt)));
        return style.paint(tone(task), new String(cells).stripTrailing());
    }

    private void fill(char[] cells, ToldRun.Task task, ToldRun.Attempt attempt) {
        boolean failed = attempt.result() == AttemptRecord.Result.FAILED;
        char going = style.ascii() ? (task.critical() ? '#' : '=') : task.critical() ? '█' : '▬';
        char sign = failed ? style.ascii() ? 'x' : '▒' : going;
        fill(cells, attempt.startedAt(), attempt.endedAt(), sign);
    }

    /** At least one cell. */
    private void fill(char[] cells, Instant from, @Nullable Instant to, char sign) {
        int first = Math.min(width - 1, cell(from));
        int last = to == null ? width : Math.max(first + 1, cell(to));
        Arrays.fill(cells, first, Math.min(width, last), sign);
    }

    private int cell(Instant at) {
        return (int) (Duration.between(run.startedAt(), at).toMillis() * width / whole);
    }

    private static @Nullable Tone tone(ToldRun.Task task) {
        return switch (task.state()) {
            case DEAD -> Tone.BAD;
            case SUCCEEDED -> task.critical() ? Tone.GOOD : null;
            case PENDING, QUEUED, RUNNING, WAITING, RETRYING -> Tone.ACTIVE;
            case SKIPPED, UPSTREAM_FAILED, CANCELLED -> Tone.FAINT;
        };
    }
}
