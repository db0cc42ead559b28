package io.linkloom.api;

import java.util.List;

/**
 * Where the tasks of a workflow are drawn, in layers from left to right; the unit is a pixel.
 *
 * @param nodes by their top left corner, in the order of the document
 * @param edges from the right of a task to the left of one that depends on it
 */
public record WorkflowLayout(double width, double height, List<Node> nodes, List<Edge> edges) {
    public WorkflowLayout {
        nodes = Copies.list(nodes);
        edges = Copies.list(edges);
    }

    public record Node(String id, double x, double y, double width, double height) {}

    /** @param points where the line begins, bends and ends */
    public record Edge(String from, String to, List<Point> points) {
        public Edge {
            points = Copies.list(points);
        }
    }

    public record Point(double x, double y) {}
}
