package io.linkloom.cli.watch.screen;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.cli.watch.state.Detail;
import io.linkloom.cli.watch.state.WatchState;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The tasks of the selected execution. */
record TasksPane(Look look, WatchState state) {
    List<AttributedString> draw(Box box) {
        Detail detail = state.detail();
        if (detail == null) return box.around(title(), "", List.of(waiting()));
        List<TaskRunDetails> tasks = detail.tasks();
        int selected = tasks.stream()
                .map(TaskRunDetails::id)
                .toList()
                .indexOf(state.view().task());
        Window window = Window.around(selected, tasks.size(), box.innerHeight());
        TaskRow row = TaskRow.among(tasks, look, state.shownAt());
        List<AttributedString> body = new ArrayList<>();
        for (TaskRunDetails task : tasks.subList(window.from(), window.to())) {
            boolean chosen = task.id().equals(state.view().task());
            AttributedString lead = new Line(look)
                    .add(Tone.STRONG, chosen ? look.signs().chosen : " ")
                    .asItIs();
            AttributedString drawn = row.draw(task, detail.beats().get(task.id()), lead, box.innerWidth());
            body.add(Highlight.row(drawn, chosen, box.focused()));
        }
        return box.around(title(), window.note(selected, tasks.size()), body);
    }

    private AttributedString waiting() {
        String text = state.view().execution() == null ? "" : look.text("reading");
        return new Line(look).add(" ").add(Tone.FAINT, text).asItIs();
    }

    private AttributedString title() {
        Line line = new Line(look).add(Tone.STRONG, "2 ");
        ExecutionSummary selected = state.selected();
        if (selected == null)
            return line.add(Tone.STRONG, look.text("pane.tasks")).asItIs();
        StateLook of = StateLook.of(selected.state());
        line.add(Tone.STRONG, selected.workflow())
                .add(" ")
                .add(of.tone(), of.sign(look) + " " + Words.of(look, selected.state()))
                .add(" ");
        line.add(Elapsed.of(selected.startedAt(), selected.endedAt(), state.shownAt()));
        Detail detail = state.detail();
        if (detail != null) line.add(Tone.FAINT, " " + version(detail.execution()));
        return line.add(Tone.FAINT, " " + selected.id()).asItIs();
    }

    private String version(ExecutionDetails execution) {
        return look.text("version", execution.version());
    }
}
