/**
 * The DAG of a workflow.
 *
 * <p>Comes in: a definition. Goes out: the validated graph: ordinals, upstream, downstream, levels, critical path.
 *
 * <p>Must never: hold a cycle.
 */
@NullMarked
package io.linkloom.model.graph;

import org.jspecify.annotations.NullMarked;
