package io.linkloom.cli.watch.screen;

import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.cli.watch.state.Detail;
import io.linkloom.cli.watch.state.WatchState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;

/** Tasks in their levels, each with the state it has in the selected execution and what it waits for. */
record GraphText(Look look, WatchState state, int width) {
    List<AttributedString> lines(WorkflowGraphView graph) {
        Map<String, List<String>> upstream = new HashMap<>();
        for (WorkflowGraphView.Edge edge : graph.edges())
            upstream.computeIfAbsent(edge.to(), to -> new ArrayList<>()).add(edge.from());
        List<AttributedString> lines = new ArrayList<>();
        for (List<String> level : graph.levels()) {
            if (!lines.isEmpty())
                lines.add(new Line(look)
                        .add("  ")
                        .add(Tone.FAINT, look.signs().upright())
                        .asItIs());
            for (String task : level) lines.add(task(task, upstream.getOrDefault(task, List.of())));
        }
        return lines;
    }

    private AttributedString task(String id, List<String> upstream) {
        Detail detail = state.detail();
        TaskRunDetails run = detail == null ? null : detail.taskNamed(id);
        Line line = new Line(look).add("  ");
        if (run == null) line.add(Tone.FAINT, look.signs().away);
        else
            line.add(StateLook.of(run.state()).tone(), StateLook.of(run.state()).sign(look));
        line.add(" ").add(Tone.STRONG, id);
        if (!upstream.isEmpty()) line.add(Tone.FAINT, "  " + look.text("graph.after", String.join(", ", upstream)));
        return line.exactly(width);
    }
}
