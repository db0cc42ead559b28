package io.linkloom.cli.watch.screen;

import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.cli.graph.Drawing;
import io.linkloom.cli.graph.Paper;
import io.linkloom.cli.graph.TextGraph;
import io.linkloom.cli.watch.state.Detail;
import io.linkloom.cli.watch.state.WatchState;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** The graph of a workflow, each task with the state that it has in the selected execution. */
record GraphText(Look look, WatchState state, int width) {
    List<AttributedString> lines(WorkflowGraphView graph) {
        Paper paper = new Paper(width - 2, look.signs() == Signs.ASCII);
        Drawing drawing = TextGraph.draw(graph, node -> label(node.id()), paper);
        List<AttributedString> lines = new ArrayList<>();
        for (List<Drawing.Piece> pieces : drawing.lines()) {
            Line line = new Line(look).add(" ");
            for (Drawing.Piece piece : pieces) line.add(tone(piece.task()), piece.text());
            lines.add(line.asItIs());
        }
        return lines;
    }

    private String label(String task) {
        StateLook of = look(task);
        return of == null ? Plain.line(task) : of.sign(look) + " " + Plain.line(task);
    }

    private Tone tone(@Nullable String task) {
        if (task == null) return Tone.FAINT;
        StateLook of = look(task);
        return of == null ? Tone.PLAIN : of.tone();
    }

    private @Nullable StateLook look(String task) {
        Detail detail = state.detail();
        TaskRunDetails run = detail == null ? null : detail.taskNamed(task);
        return run == null ? null : StateLook.of(run.state());
    }
}
