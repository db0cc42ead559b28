/**
 * `loom VERB`: commands of the first level.
 *
 * <p>Comes in: parsed words. Goes out: one look at the server or at what is set, printed.
 *
 * <p>Must never: show a token other than one that it has just made.
 */
@NullMarked
package io.linkloom.cli.command;

import org.jspecify.annotations.NullMarked;
