/**
 * Where the nodes of a DAG are drawn.
 *
 * <p>Comes in: a graph and the size of each node. Goes out: one position for each node, the same for the same graph.
 *
 * <p>Must never: draw, know what a node stands for, or place two nodes over each other.
 */
@NullMarked
package io.linkloom.layout;

import org.jspecify.annotations.NullMarked;
