/**
 * The rules of the workflow language, one example each.
 *
 * <p>Comes in: executions that are driven by hand. Goes out: what became of them.
 *
 * <p>Must never: need more than one rule at a time to be understood.
 */
@NullMarked
package io.linkloom.engine.transition;

import org.jspecify.annotations.NullMarked;
