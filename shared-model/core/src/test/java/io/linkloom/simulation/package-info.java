/**
 * Random worlds and what must hold in all of them.
 *
 * <p>Comes in: a seed. Goes out: nothing, or the first thing that went wrong with the trace that led to it.
 *
 * <p>Must never: be random beyond its seed.
 */
@NullMarked
package io.linkloom.simulation;

import org.jspecify.annotations.NullMarked;
