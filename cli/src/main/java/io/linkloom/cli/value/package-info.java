/**
 * What people type as values: times, inputs, files.
 *
 * <p>Comes in: one word of the command line. Goes out: what it stands for.
 *
 * <p>Must never: guess where a word has two meanings.
 */
@NullMarked
package io.linkloom.cli.value;

import org.jspecify.annotations.NullMarked;
