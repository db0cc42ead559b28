/**
 * What an execution is, and how an event changes it.
 *
 * <p>Comes in: a plan and the events of one execution, in order. Goes out: the execution as it stands: read by everybody, changed by events alone.
 *
 * <p>Must never: decide anything, evaluate an expression while replaying, or read a clock.
 */
@NullMarked
package io.linkloom.engine.state;

import org.jspecify.annotations.NullMarked;
