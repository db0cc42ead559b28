package io.linkloom.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredLayoutTest {
    private static final double WIDTH = 160;
    private static final double HEIGHT = 40;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 60})
    void noTwoNodesOverlap(int size) {
        List<Point2D> places = new ArrayList<>(draw(dag(size, 3)).values());

        assertThat(places).hasSize(size);
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                assertThat(apart(places.get(a), places.get(b)))
                        .as("%d and %d", a, b)
                        .isTrue();
            }
        }
    }

    @Test
    void everyEdgePointsToTheRightOfItsSource() {
        Graph<Integer, DefaultEdge> graph = dag(60, 5);
        MapLayoutModel2D<Integer> model = new MapLayoutModel2D<>(new Box2D(0, 0, 1, 1));
        new LayeredLayout<Integer, DefaultEdge>(WIDTH, HEIGHT).layout(graph, model);

        assertThat(graph.edgeSet()).hasSizeGreaterThan(60).allSatisfy(edge -> {
            double source = model.get(graph.getEdgeSource(edge)).getX();
            double target = model.get(graph.getEdgeTarget(edge)).getX();
            assertThat(target).isGreaterThan(source + WIDTH);
        });
    }

    @Test
    void everyLineLeadsFromTheRightOfItsSourceToTheLeftOfItsTarget() {
        Graph<Integer, DefaultEdge> graph = dag(60, 5);
        Drawing<Integer, DefaultEdge> drawing = new LayeredLayout<Integer, DefaultEdge>(WIDTH, HEIGHT).draw(graph);
        assertThat(drawing.edges()).hasSize(graph.edgeSet().size());
        drawing.edges().forEach((edge, points) -> {
            Point2D source = Objects.requireNonNull(drawing.nodes().get(graph.getEdgeSource(edge)));
            Point2D target = Objects.requireNonNull(drawing.nodes().get(graph.getEdgeTarget(edge)));
            assertThat(points.getFirst().getX()).isEqualTo(source.getX() + WIDTH);
            assertThat(points.getFirst().getY()).isBetween(source.getY(), source.getY() + HEIGHT);
            assertThat(points.getLast().getX()).isEqualTo(target.getX());
            assertThat(points.getLast().getY()).isBetween(target.getY(), target.getY() + HEIGHT);
        });
        assertThat(drawing.nodes().values()).allSatisfy(at -> {
            assertThat(at.getX() + WIDTH).isLessThanOrEqualTo(drawing.width());
            assertThat(at.getY() + HEIGHT).isLessThanOrEqualTo(drawing.height());
        });
    }

    @Test
    void theSameGraphIsAlwaysDrawnTheSameWay() {
        assertThat(draw(dag(60, 9))).isEqualTo(draw(dag(60, 9)));
    }

    @Test
    void theDrawingStartsAtTheCornerOfTheArea() {
        MapLayoutModel2D<Integer> model = new MapLayoutModel2D<>(new Box2D(100, 200, 1, 1));
        new LayeredLayout<Integer, DefaultEdge>(WIDTH, HEIGHT).layout(dag(1, 0), model);

        assertThat(model.get(0)).isEqualTo(Point2D.of(100, 200));
    }

    @Test
    void aFixedNodeKeepsItsPlace() {
        MapLayoutModel2D<Integer> model = new MapLayoutModel2D<>(new Box2D(0, 0, 1, 1));
        model.put(1, Point2D.of(7, 9));
        model.setFixed(1, true);
        new LayeredLayout<Integer, DefaultEdge>(WIDTH, HEIGHT).layout(dag(3, 0), model);

        assertThat(model.get(1)).isEqualTo(Point2D.of(7, 9));
    }

    @Test
    void aNodeWithoutSizeIsRefused() {
        assertThatThrownBy(() -> new LayeredLayout<>(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LayeredLayout<>(10, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Edges lead from smaller to greater numbers only. */
    private static Graph<Integer, DefaultEdge> dag(int size, int seed) {
        Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
        Random random = new Random(seed);
        for (int node = 0; node < size; node++) {
            graph.addVertex(node);
            for (int i = 0; i < 2 && node > 0; i++) graph.addEdge(random.nextInt(node), node);
        }
        return graph;
    }

    private static Map<Integer, Point2D> draw(Graph<Integer, DefaultEdge> graph) {
        MapLayoutModel2D<Integer> model = new MapLayoutModel2D<>(new Box2D(0, 0, 1, 1));
        new LayeredLayout<Integer, DefaultEdge>(WIDTH, HEIGHT).layout(graph, model);
        Map<Integer, Point2D> places = new LinkedHashMap<>();
        for (Integer node : graph.vertexSet()) places.put(node, model.get(node));
        return places;
    }

    private static boolean apart(Point2D a, Point2D b) {
        return Math.abs(a.getX() - b.getX()) >= WIDTH || Math.abs(a.getY() - b.getY()) >= HEIGHT;
    }
}
