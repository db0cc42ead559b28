/**
 * Which words there are.
 *
 * <p>Comes in: the words that were typed. Goes out: the one command that they name, ready to run; for help and completion all of them.
 *
 * <p>Must never: make a command that nobody named, since looking into its class takes time; or guess from the beginning of a word.
 */
@NullMarked
package io.linkloom.cli.tree;

import org.jspecify.annotations.NullMarked;
