/**
 * The kernel in a world of its own: virtual time, scripted backends, and a server that may crash between any two things it does.
 *
 * <p>Comes in: workflows, a script of how backends behave, and faults. Goes out: executions, their journals, and whatever a witness saw.
 *
 * <p>Must never: read a real clock, use a thread, or be random beyond its one seed: the same seed gives the same trace.
 */
@NullMarked
package io.linkloom.simulation;

import org.jspecify.annotations.NullMarked;
