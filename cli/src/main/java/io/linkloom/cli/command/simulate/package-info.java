/**
 * `loom simulate`: what becomes of a workflow, without a server.
 *
 * <p>Comes in: a workflow's file and how its tasks behave. Goes out: one run as a timeline, or many as a distribution.
 *
 * <p>Must never: call a backend, or depend on the clock: the same words print the same.
 */
@NullMarked
package io.linkloom.cli.command.simulate;

import org.jspecify.annotations.NullMarked;
