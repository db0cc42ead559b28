package io.linkloom.cli.graph;

import io.linkloom.api.WorkflowGraphView;
import java.util.List;

/**
 * Where the lines run. A place on the paper is (along, cross): `along` grows with the lines, `cross` from one of several
 * parallel ones to the next.
 */
enum Direction {
    /** From left to right: ranks are columns, parallel tasks stand below each other. */
    ACROSS(Drawing.Form.ACROSS, 0),
    /** From top to bottom: ranks are rows, parallel tasks stand beside each other. */
    DOWN(Drawing.Form.DOWN, 2);

    private final Drawing.Form form;
    private final int gap;

    Direction(Drawing.Form form, int gap) {
        this.form = form;
        this.gap = gap;
    }

    Drawing.Form form() {
        return form;
    }

    /** Free cells between parallel tasks. */
    int gap() {
        return gap;
    }

    /** How much of `cross` a label takes. */
    int breadth(String label) {
        return this == ACROSS ? 1 : label.length();
    }

    /** How much of `along` a label takes. */
    int length(String label) {
        return this == ACROSS ? label.length() : 1;
    }

    /** A drawing is never narrower; cheap to find out. */
    int leastWidth(WorkflowGraphView graph, List<String> labels) {
        int levels =
                graph.nodes().stream().mapToInt(each -> each.level() + 1).max().orElse(0);
        int[] widest = new int[levels];
        int[] sum = new int[levels];
        for (int i = 0; i < labels.size(); i++) {
            int level = graph.nodes().get(i).level();
            widest[level] = Math.max(widest[level], labels.get(i).length());
            sum[level] += labels.get(i).length() + (sum[level] == 0 ? 0 : gap);
        }
        int least = 0;
        for (int level = 0; level < levels; level++)
            least = this == ACROSS
                    ? least + widest[level] + (level == 0 ? 0 : Gutter.LEAST_ACROSS)
                    : Math.max(least, sum[level]);
        return least;
    }
}
