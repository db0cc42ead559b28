/**
 * One workflow, offline: what becomes of it when its tasks behave in a certain way, once as a story or many times as a distribution.
 *
 * <p>Comes in: a workflow with its children, inputs, a cause, a script and a seed. Goes out: stories, or numbers over many of them.
 *
 * <p>Must never: read a clock or a file, or be random beyond its seed: the same seed tells the same story.
 */
@NullMarked
package io.linkloom.simulation.rehearsal;

import org.jspecify.annotations.NullMarked;
