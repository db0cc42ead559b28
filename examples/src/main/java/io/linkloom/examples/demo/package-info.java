/**
 * The main job in one command: a server, a backend and the daily report, in processes of their own.
 *
 * <p>Comes in: options of a person or a build. Goes out: live progress on a terminal, and the outcome as exit status.
 *
 * <p>Must never: leave a process behind, or do anything that a user's own application could not do.
 */
@NullMarked
package io.linkloom.examples.demo;

import org.jspecify.annotations.NullMarked;
