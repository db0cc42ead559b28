package io.linkloom.cli.watch.screen;

import io.linkloom.api.AttemptDetails;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskError;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.cli.output.Json;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.watch.state.Detail;
import io.linkloom.cli.watch.state.WatchState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** The lines of the details: of the selected task, then of its execution. */
final class Facts {
    private static final int LABEL = 11;

    private final Look look;
    private final WatchState state;
    private final int width;
    private final List<AttributedString> lines = new ArrayList<>();

    Facts(Look look, WatchState state, int width) {
        this.look = look;
        this.state = state;
        this.width = width;
    }

    List<AttributedString> of(Detail detail) {
        TaskRunDetails task = detail.taskNamed(state.view().task());
        TaskRunDetails read = detail.task();
        if (task != null) task(task, read != null && read.id().equals(task.id()) ? read : task);
        execution(detail.execution());
        return lines;
    }

    private void task(TaskRunDetails task, TaskRunDetails whole) {
        StateLook of = StateLook.of(task.state());
        heading(task.id(), of.tone(), of.sign(look) + " " + Words.of(look, task.state()));
        fact("type", task.type());
        fact("started", time(task.startedAt()));
        fact("ended", time(task.endedAt()));
        error(task.error());
        List<AttemptDetails> attempts = whole.attemptList();
        if (attempts != null && attempts.size() > 1) for (AttemptDetails attempt : attempts) attempt(attempt);
        if (task.output() != null) json("output", task.output());
    }

    private void attempt(AttemptDetails attempt) {
        String took = Elapsed.of(attempt.startedAt(), attempt.endedAt(), state.shownAt());
        String said = attempt.error() == null ? attempt.message() : attempt.error();
        fact(
                look.text("attempt", attempt.attempt()),
                Tone.PLAIN,
                attempt.state() + (took.isEmpty() ? "" : " " + took) + (said == null ? "" : ": " + said));
    }

    private void execution(ExecutionDetails execution) {
        StateLook of = StateLook.of(execution.state());
        heading(execution.id(), of.tone(), of.sign(look) + " " + Words.of(look, execution.state()));
        fact("workflow", execution.workflow() + " " + look.text("version", execution.version()));
        fact("namespace", execution.namespace());
        fact("trigger", execution.trigger());
        fact("created", time(execution.createdAt()));
        fact("started", time(execution.startedAt()));
        fact("ended", time(execution.endedAt()));
        execution.labels().forEach((key, value) -> fact("label", key + "=" + value));
        error(execution.error());
        if (!execution.inputs().isEmpty()) json("inputs", execution.inputs());
        if (execution.outputs() != null && !execution.outputs().isEmpty()) json("outputs", execution.outputs());
    }

    private void heading(String name, Tone tone, String word) {
        if (!lines.isEmpty()) lines.add(AttributedString.EMPTY);
        lines.add(new Line(look)
                .add(" ")
                .add(Tone.STRONG, name)
                .add(" ")
                .add(tone, word)
                .asItIs());
    }

    private void error(@Nullable TaskError error) {
        if (error == null) return;
        String task = error.task() == null ? "" : error.task() + ": ";
        fact(look.text("fact.error"), Tone.BAD, task + error.message() + " (" + error.code() + ")");
    }

    private void fact(String key, String value) {
        fact(look.text("fact." + key), Tone.PLAIN, value);
    }

    private void fact(String label, Tone tone, String value) {
        if (value.isEmpty()) return;
        int room = Math.max(10, width - LABEL - 3);
        String name = label;
        for (String piece : Plain.wrapped(value, room)) {
            lines.add(new Line(look)
                    .add(" ")
                    .column(Tone.FAINT, name, LABEL)
                    .add(" ")
                    .add(tone, piece)
                    .asItIs());
            name = "";
        }
    }

    private void json(String key, Object value) {
        String name = look.text("fact." + key);
        for (String line : Json.of(value).split("\n")) {
            fact(name, Tone.PLAIN, line);
            name = "";
        }
    }

    private String time(@Nullable Instant at) {
        return Times.at(at, look.zone());
    }
}
