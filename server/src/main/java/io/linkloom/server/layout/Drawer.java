package io.linkloom.server.layout;

import io.linkloom.api.WorkflowLayout;
import io.linkloom.layout.Drawing;
import io.linkloom.layout.LayeredLayout;
import io.linkloom.model.graph.WorkflowGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/** Draws. Whoever touches this class loads the drawing code. */
final class Drawer {
    private static final double WIDTH = 160;
    private static final double HEIGHT = 40;

    private Drawer() {}

    static WorkflowLayout draw(WorkflowGraph workflow) {
        Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int i = 0; i < workflow.size(); i++) graph.addVertex(i);
        for (int i = 0; i < workflow.size(); i++) for (int up : workflow.upstream(i)) graph.addEdge(up, i);
        Drawing<Integer, DefaultEdge> drawing = new LayeredLayout<Integer, DefaultEdge>(WIDTH, HEIGHT).draw(graph);
        List<WorkflowLayout.Node> nodes = new ArrayList<>();
        drawing.nodes()
                .forEach((task, at) -> nodes.add(new WorkflowLayout.Node(
                        workflow.task(task).id(), rounded(at.getX()), rounded(at.getY()), WIDTH, HEIGHT)));
        List<WorkflowLayout.Edge> edges = new ArrayList<>();
        drawing.edges()
                .forEach((edge, points) -> edges.add(new WorkflowLayout.Edge(
                        id(workflow, graph.getEdgeSource(edge)),
                        id(workflow, graph.getEdgeTarget(edge)),
                        route(points))));
        return new WorkflowLayout(rounded(drawing.width()), rounded(drawing.height()), nodes, edges);
    }

    private static String id(WorkflowGraph workflow, Integer task) {
        return workflow.task(Objects.requireNonNull(task)).id();
    }

    private static List<WorkflowLayout.Point> route(List<Point2D> points) {
        return points.stream()
                .map(at -> new WorkflowLayout.Point(rounded(at.getX()), rounded(at.getY())))
                .toList();
    }

    /** Nobody sees a tenth of a pixel. */
    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
