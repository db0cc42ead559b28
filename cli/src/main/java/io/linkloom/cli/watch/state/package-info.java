/**
 * What `loom watch` knows, and what happens next.
 *
 * <p>Comes in: one [Happening] after the other: a key, an answer, news, a tick. Goes out: a new [WatchState] and [Action]s for the shell around it. Door: [Watch].
 *
 * <p>Must never: read a clock, wait, write, or know a terminal.
 */
@NullMarked
package io.linkloom.cli.watch.state;

import org.jspecify.annotations.NullMarked;
