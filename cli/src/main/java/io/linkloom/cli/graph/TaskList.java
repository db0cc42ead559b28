package io.linkloom.cli.graph;

import io.linkloom.api.WorkflowGraphView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One line for each task, by level: its label, and the tasks that it depends on. Fits on every paper that is wide enough
 * for the longest label and the longest id.
 */
final class TaskList {
    private static final int WIDEST_LABEL_COLUMN = 40;

    private final WorkflowGraphView graph;
    private final List<String> labels;
    private final Paper paper;
    private final Map<String, List<String>> upstream = new HashMap<>();
    private final List<List<Drawing.Piece>> lines = new ArrayList<>();

    private TaskList(WorkflowGraphView graph, List<String> labels, Paper paper) {
        this.graph = graph;
        this.labels = labels;
        this.paper = paper;
        for (WorkflowGraphView.Edge edge : graph.edges())
            upstream.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(edge.from());
    }

    static Drawing of(WorkflowGraphView graph, List<String> labels, Paper paper) {
        return new TaskList(graph, labels, paper).drawing();
    }

    private Drawing drawing() {
        int levels = graph.nodes().stream()
                .mapToInt(WorkflowGraphView.Node::level)
                .max()
                .orElse(0);
        int margin = String.valueOf(levels + 1).length() + 1;
        int column = labels.stream().mapToInt(String::length).max().orElse(0);
        int text = margin + Math.min(column, WIDEST_LABEL_COLUMN);
        int before = -1;
        int[] order = IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> graph.nodes().get(i).level()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : order) {
            WorkflowGraphView.Node node = graph.nodes().get(i);
            String level = node.level() == before ? "" : String.valueOf(node.level() + 1);
            before = node.level();
            add(level + " ".repeat(margin - level.length()), node.id(), labels.get(i), text);
        }
        return new Drawing(Drawing.Form.LIST, lines);
    }

    private void add(String margin, String task, String label, int text) {
        List<Drawing.Piece> line = new ArrayList<>();
        line.add(new Drawing.Piece(margin, null));
        line.add(new Drawing.Piece(label, task));
        List<String> needs = upstream.getOrDefault(task, List.of());
        if (needs.isEmpty()) {
            lines.add(line);
            return;
        }
        String arrow = paper.ascii() ? " <- " : " ← ";
        StringBuilder rest = new StringBuilder(" ".repeat(Math.max(0, text - margin.length() - label.length())));
        int used = margin.length() + label.length() + rest.length() + arrow.length();
        rest.append(arrow);
        for (int i = 0; i < needs.size(); i++) {
            String word = needs.get(i) + (i + 1 < needs.size() ? ", " : "");
            if (used + word.stripTrailing().length() > paper.width() && i > 0) {
                line.add(new Drawing.Piece(rest.toString().stripTrailing(), null));
                lines.add(line);
                line = new ArrayList<>();
                rest = new StringBuilder(" ".repeat(text + arrow.length()));
                used = rest.length();
            }
            rest.append(word);
            used += word.length();
        }
        line.add(new Drawing.Piece(rest.toString(), null));
        lines.add(line);
    }
}
