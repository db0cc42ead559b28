package io.linkloom.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.LayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.LayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;

/**
 * Draws a DAG in layers from left to right: every edge points to the right, few of them cross.
 *
 * <p>Positions are the top left corners of equally large nodes. They start at the corner of the model's drawable area and
 * take the room they need, whatever that area is. Equal graphs with equal order of nodes and edges get equal positions.
 * Nodes that the model holds fixed keep their place. About half a second for 1,000 nodes.
 *
 * @param <V> what a node is
 * @param <E> what an edge is
 */
public final class LayeredLayout<V, E> implements LayoutAlgorithm2D<V, E> {
    private static final String ALGORITHM = "org.eclipse.elk.layered";

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final double nodeWidth;
    private final double nodeHeight;

    /** Sizes are in the units of the drawing and positive. */
    public LayeredLayout(double nodeWidth, double nodeHeight) {
        if (!(nodeWidth > 0) || !(nodeHeight > 0)) {
            throw new IllegalArgumentException(
                    "Expected a positive size of nodes, but got " + nodeWidth + " x " + nodeHeight);
        }
        this.nodeWidth = nodeWidth;
        this.nodeHeight = nodeHeight;
    }

    @Override
    public void layout(Graph<V, E> graph, LayoutModel2D<V> model) {
        double left = model.getDrawableArea().getMinX();
        double top = model.getDrawableArea().getMinY();
        draw(graph).nodes().forEach((vertex, at) -> model.put(vertex, Point2D.of(left + at.getX(), top + at.getY())));
    }

    /** The same with the lines between the nodes: right angles only, none through a node. */
    public Drawing<V, E> draw(Graph<V, E> graph) {
        ElkNode drawing = ElkGraphUtil.createGraph();
        drawing.setProperty(CoreOptions.ALGORITHM, ALGORITHM);
        drawing.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        drawing.setProperty(CoreOptions.RANDOM_SEED, 1);
        drawing.setProperty(CoreOptions.PADDING, new ElkPadding(0));
        Map<V, ElkNode> nodes = new LinkedHashMap<>();
        for (V vertex : graph.vertexSet()) {
            ElkNode node = ElkGraphUtil.createNode(drawing);
            node.setDimensions(nodeWidth, nodeHeight);
            nodes.put(vertex, node);
        }
        Map<E, ElkEdge> edges = new LinkedHashMap<>();
        for (E edge : graph.edgeSet()) {
            edges.put(
                    edge,
                    ElkGraphUtil.createSimpleEdge(
                            Objects.requireNonNull(nodes.get(graph.getEdgeSource(edge))),
                            Objects.requireNonNull(nodes.get(graph.getEdgeTarget(edge)))));
        }
        new RecursiveGraphLayoutEngine().layout(drawing, new BasicProgressMonitor());
        Map<V, Point2D> places = new LinkedHashMap<>();
        nodes.forEach((vertex, node) -> places.put(vertex, Point2D.of(node.getX(), node.getY())));
        Map<E, List<Point2D>> routes = new LinkedHashMap<>();
        edges.forEach((edge, drawn) -> routes.put(edge, route(drawn)));
        return new Drawing<>(drawing.getWidth(), drawing.getHeight(), places, routes);
    }

    private static List<Point2D> route(ElkEdge edge) {
        List<Point2D> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(Point2D.of(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) points.add(Point2D.of(bend.getX(), bend.getY()));
            points.add(Point2D.of(section.getEndX(), section.getEndY()));
        }
        return points;
    }
}
