package io.linkloom.cli.graph;

import io.linkloom.api.TaskState;
import io.linkloom.api.WorkflowLayout;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A graph as a picture, as the server has laid it out. */
public final class Svg {
    private static final double MARGIN = 10;

    private Svg() {}

    /** @param states by id of task; of those whose state is not known none is shown */
    public static String of(WorkflowLayout layout, Map<String, TaskState> states) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.0f %.0f %.0f %.0f\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                -MARGIN, -MARGIN, layout.width() + 2 * MARGIN, layout.height() + 2 * MARGIN));
        lines.add(
                "<defs><marker id=\"arrow\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"4\" orient=\"auto\">"
                        + "<path d=\"M0,0 L8,4 L0,8 z\" fill=\"#555555\"/></marker></defs>");
        for (WorkflowLayout.Edge edge : layout.edges()) {
            String points = edge.points().stream()
                    .map(point -> format("%.1f,%.1f", point.x(), point.y()))
                    .collect(Collectors.joining(" "));
            lines.add("<polyline points=\"" + points
                    + "\" fill=\"none\" stroke=\"#555555\" marker-end=\"url(#arrow)\"><title>" + edge.from() + " → "
                    + edge.to() + "</title></polyline>");
        }
        for (WorkflowLayout.Node node : layout.nodes()) lines.add(node(node, states.get(node.id())));
        return lines.add("</svg>").toString();
    }

    private static String node(WorkflowLayout.Node node, @Nullable TaskState state) {
        String fill = state == null ? "#ffffff" : Colours.fill(state);
        String line = state == null ? "#555555" : Colours.line(state);
        return format(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"",
                        node.x(), node.y(), node.width(), node.height())
                + " fill=\"" + fill + "\" stroke=\"" + line + "\"/>"
                + format(
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" dominant-baseline=\"central\"%s>",
                        node.x() + node.width() / 2, node.y() + node.height() / 2, squeezed(node))
                + node.id() + "</text>";
    }

    /** A long id is drawn narrower, so that it stays within its box. */
    private static String squeezed(WorkflowLayout.Node node) {
        double room = node.width() - 12;
        return node.id().length() * 6.7 > room
                ? format(" textLength=\"%.0f\" lengthAdjust=\"spacingAndGlyphs\"", room)
                : "";
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
