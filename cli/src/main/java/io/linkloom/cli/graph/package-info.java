/**
 * A workflow's DAG as text: a drawing of lines, a list where a drawing has no room, Mermaid, DOT.
 *
 * <p>Comes in: the graph of the contract, a label for each task, the size of the paper. Goes out: lines.
 *
 * <p>Must never: draw an edge that is not there, or leave one out.
 */
@NullMarked
package io.linkloom.cli.graph;

import org.jspecify.annotations.NullMarked;
