package io.linkloom.cli.watch.screen;

import io.linkloom.api.TaskError;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.cli.watch.state.Beat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * One task of an execution in one line.
 *
 * @param now that running ones are counted to
 * @param longest name among the tasks, in columns
 */
record TaskRow(Look look, Instant now, int longest) {
    private static final int BAR = 8;

    static TaskRow among(List<TaskRunDetails> tasks, Look look, Instant now) {
        int longest = tasks.stream()
                .mapToInt(each -> Plain.width(Plain.line(each.id())))
                .max()
                .orElse(0);
        return new TaskRow(look, now, longest);
    }

    /** @param lead what stands before it */
    AttributedString draw(TaskRunDetails task, @Nullable Beat beat, AttributedString lead, int width) {
        StateLook of = StateLook.of(task.state());
        Line line = new Line(look).add(lead).add(of.tone(), of.sign(look)).add(" ");
        int end = width - 7;
        int name = Math.clamp(longest, 8, Math.max(8, (end - line.width()) * 3 / 5));
        line.column(Tone.PLAIN, task.id(), name).add(" ");
        Map<TaskState, Integer> counts = task.counts();
        if (counts != null && !counts.isEmpty()) items(line, counts);
        else if (task.state() == TaskState.RUNNING && beat != null) beat(line, beat);
        info(line, task, end - line.width());
        return line.fill(end).right(Tone.PLAIN, took(task), 7).exactly(width);
    }

    private void items(Line line, Map<TaskState, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int done = counts.entrySet().stream()
                .filter(each -> each.getKey().isEnded())
                .mapToInt(Map.Entry::getValue)
                .sum();
        int dead = counts.getOrDefault(TaskState.DEAD, 0);
        line.add(Tone.ACTIVE, look.signs().bar(all == 0 ? 1 : (double) done / all, BAR))
                .add(" " + done + "/" + all + " ");
        if (dead > 0) line.add(Tone.BAD, StateLook.of(TaskState.DEAD).sign(look) + " " + dead + " ");
    }

    private void beat(Line line, Beat beat) {
        Double progress = beat.progress();
        if (progress != null)
            line.add(Tone.ACTIVE, look.signs().bar(progress, BAR)).add(" " + Math.round(progress * 100) + "% ");
        if (beat.message() != null) line.add(Tone.FAINT, beat.message() + " ");
    }

    private void info(Line line, TaskRunDetails task, int room) {
        if (room <= 0) return;
        TaskError error = task.error();
        WaitReason waits = task.waitReason();
        String tries = task.attempts() > 1 ? look.text("attempt", task.attempts()) : "";
        if (error != null) line.column(Tone.BAD, (tries.isEmpty() ? "" : tries + " ") + error.message(), room);
        else if (waits != null) line.column(Tone.WARN, (tries.isEmpty() ? "" : tries + " ") + waits(task, waits), room);
        else if (!tries.isEmpty()) line.column(Tone.WARN, tries, room);
        else if (task.state() != TaskState.RUNNING && task.state() != TaskState.SUCCEEDED)
            line.column(StateLook.of(task.state()).tone(), Words.of(look, task.state()), room);
    }

    private String waits(TaskRunDetails task, WaitReason reason) {
        Instant until = task.waitUntil();
        String why = Words.of(look, reason);
        if (until == null || !until.isAfter(now)) return why;
        return why + " "
                + look.text("still", Elapsed.whole(Duration.between(now, until).plusSeconds(1)));
    }

    private String took(TaskRunDetails task) {
        return Elapsed.of(task.startedAt(), task.endedAt(), now);
    }
}
