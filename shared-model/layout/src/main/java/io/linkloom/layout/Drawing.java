package io.linkloom.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.drawing.model.Point2D;

/**
 * A drawn graph, from 0, 0 to its width and height.
 *
 * @param nodes top left corners, in the order of the graph
 * @param edges where each line begins, bends and ends
 */
public record Drawing<V, E>(double width, double height, Map<V, Point2D> nodes, Map<E, List<Point2D>> edges) {
    public Drawing {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        edges = Collections.unmodifiableMap(new LinkedHashMap<>(edges));
    }
}
