/**
 * What happens next.
 *
 * <p>Comes in: an execution and one command. Goes out: the events that follow from it, and the effects that they call for.
 *
 * <p>Must never: read a clock, do I/O, throw for a late answer, or change an execution other than by events.
 */
@NullMarked
package io.linkloom.engine.transition;

import org.jspecify.annotations.NullMarked;
