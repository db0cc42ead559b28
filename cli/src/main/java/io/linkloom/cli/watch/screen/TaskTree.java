package io.linkloom.cli.watch.screen;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import io.linkloom.cli.watch.state.Beat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;

/**
 * One execution with its tasks below it, for a few lines of a terminal.
 *
 * @param now that what runs is counted to
 * @param connected whether news of it come at all
 */
public record TaskTree(Look look, Instant now, boolean connected) {
    private static final int HEAD = 1;

    /**
     * Each line at most as wide; at most as many as there is room for.
     *
     * @param beats what running attempts said, by task
     * @param height 3 at least
     */
    public List<AttributedString> lines(ExecutionDetails execution, Map<String, Beat> beats, int width, int height) {
        List<TaskRunDetails> tasks = execution.tasks();
        int room = height - HEAD - (connected ? 0 : 1);
        List<TaskRunDetails> shown = tasks.size() <= room ? tasks : worthMost(tasks, room - 1);
        List<AttributedString> lines = new ArrayList<>();
        lines.add(head(execution).exactly(width));
        TaskRow row = TaskRow.among(shown, look, now);
        int left = tasks.size() - shown.size();
        for (TaskRunDetails task : shown) {
            boolean last = left == 0 && task == shown.getLast();
            AttributedString lead =
                    new Line(look).add(Tone.FAINT, branch(last) + " ").asItIs();
            lines.add(row.draw(task, beats.get(task.id()), lead, width));
        }
        if (left > 0)
            lines.add(new Line(look)
                    .add(Tone.FAINT, branch(true) + " " + look.text("tree.more", left))
                    .exactly(width));
        if (!connected)
            lines.add(new Line(look)
                    .add(Tone.BAD, look.signs().away + " " + look.text("tree.lost"))
                    .exactly(width));
        return lines;
    }

    private String branch(boolean last) {
        boolean ascii = look.signs() == Signs.ASCII;
        return last ? (ascii ? "`-" : "└─") : (ascii ? "|-" : "├─");
    }

    private Line head(ExecutionDetails execution) {
        StateLook of = StateLook.of(execution.state());
        long done = execution.tasks().stream()
                .filter(each -> each.state().isEnded())
                .count();
        String took = Elapsed.of(execution.startedAt(), execution.endedAt(), now);
        return new Line(look)
                .add(of.tone(), of.sign(look) + " ")
                .add(Tone.STRONG, execution.workflow())
                .add(" ")
                .add(of.tone(), Words.of(look, execution.state()))
                .add(" " + took + " ")
                .add(Tone.FAINT, done + "/" + execution.tasks().size() + " " + execution.id());
    }

    /** What moves or went wrong, in the order of the document; then whatever there is room for. */
    private static List<TaskRunDetails> worthMost(List<TaskRunDetails> tasks, int room) {
        List<TaskRunDetails> chosen = new ArrayList<>();
        for (int pass = 0; pass < 3; pass++) {
            for (TaskRunDetails task : tasks) if (chosen.size() < room && worth(task.state()) == pass) chosen.add(task);
        }
        return tasks.stream().filter(chosen::contains).toList();
    }

    private static int worth(TaskState state) {
        return switch (state) {
            case RUNNING, WAITING, RETRYING, DEAD -> 0;
            case QUEUED, PENDING -> 1;
            case SUCCEEDED, SKIPPED, UPSTREAM_FAILED, CANCELLED -> 2;
        };
    }
}
