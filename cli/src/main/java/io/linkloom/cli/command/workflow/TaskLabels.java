package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.cli.graph.Drawing;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.output.Times;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How tasks are called in a drawing: by their id, and with an execution by sign, colour, and how far they are. */
final class TaskLabels {
    private final Map<String, TaskRunDetails> runs = new HashMap<>();
    private final Style style;

    /** @param execution null where none is shown */
    TaskLabels(@Nullable ExecutionDetails execution, Style style) {
        this.style = style;
        if (execution != null) execution.tasks().forEach(run -> runs.put(run.id(), run));
    }

    Map<String, TaskState> states() {
        Map<String, TaskState> states = new HashMap<>();
        runs.forEach((id, run) -> states.put(id, run.state()));
        return states;
    }

    /** `fetch_data`, `✔ fetch_data 4.1s`, `▶ load 7/10`. */
    String of(WorkflowGraphView.Node node) {
        TaskRunDetails run = runs.get(node.id());
        if (run == null) return node.id();
        StringBuilder label = new StringBuilder(style.bareSign(run.state().name()))
                .append(' ')
                .append(node.id());
        Map<TaskState, Integer> items = run.counts();
        if (items != null) {
            int all = items.values().stream().mapToInt(Integer::intValue).sum();
            label.append(' ')
                    .append(items.getOrDefault(TaskState.SUCCEEDED, 0))
                    .append('/')
                    .append(all);
        }
        Duration took = Times.between(run.startedAt(), run.endedAt());
        if (took != null) label.append(' ').append(Times.span(took));
        return label.toString();
    }

    /** The drawing in the colours of the states. */
    String painted(Drawing drawing) {
        return drawing.lines().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(List<Drawing.Piece> pieces) {
        StringBuilder line = new StringBuilder();
        for (Drawing.Piece piece : pieces) {
            TaskRunDetails run = piece.task() == null ? null : runs.get(piece.task());
            if (piece.task() == null) line.append(style.paint(Style.Tone.FAINT, piece.text()));
            else
                line.append(
                        run == null
                                ? piece.text()
                                : style.inColourOf(run.state().name(), piece.text()));
        }
        return line.toString();
    }
}
