/**
 * The command line.
 *
 * <p>Comes in: the words after `loom`. Goes out: an exit code; what was printed is the work of the commands.
 *
 * <p>Must never: do anything but put the commands together.
 */
@NullMarked
package io.linkloom.cli;

import org.jspecify.annotations.NullMarked;
