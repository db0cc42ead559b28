package io.linkloom.cli.graph;

import io.linkloom.api.TaskState;
import io.linkloom.api.WorkflowGraphView;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A graph as a Mermaid flowchart; tasks get ids of their own, since words such as `end` are none. */
public final class Mermaid {
    private Mermaid() {}

    /** @param states by id of task; of those whose state is not known none is shown */
    public static String of(WorkflowGraphView graph, Map<String, TaskState> states) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("flowchart LR");
        Map<String, String> ids = new HashMap<>();
        Map<TaskState, StringJoiner> members = new EnumMap<>(TaskState.class);
        for (WorkflowGraphView.Node node : graph.nodes()) {
            String id = "t" + ids.size();
            ids.put(node.id(), id);
            lines.add("  " + id + "[\"" + node.id() + "\"]");
            TaskState state = states.get(node.id());
            if (state != null)
                members.computeIfAbsent(state, key -> new StringJoiner(",")).add(id);
        }
        for (WorkflowGraphView.Edge edge : graph.edges())
            lines.add("  " + ids.get(edge.from()) + " --> " + ids.get(edge.to()));
        members.forEach((state, all) -> {
            String name = state.name().toLowerCase(Locale.ROOT);
            List<String> colours = List.of(Colours.fill(state), Colours.line(state));
            lines.add("  classDef " + name + " fill:" + colours.get(0) + ",stroke:" + colours.get(1));
            lines.add("  class " + all + " " + name);
        });
        return lines.toString();
    }
}
