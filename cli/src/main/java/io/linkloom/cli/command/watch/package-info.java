/**
 * `loom watch`: what runs, live.
 *
 * <p>Comes in: parsed words. Goes out: a screen where a person sits, lines where a program reads.
 *
 * <p>Must never: load a terminal library where nobody watches.
 */
@NullMarked
package io.linkloom.cli.command.watch;

import org.jspecify.annotations.NullMarked;
