/**
 * What the shells know about `loom`.
 *
 * <p>Comes in: all commands and their pages. Goes out: one script for each shell, the words in it, the values asked for with `loom __values`.
 *
 * <p>Must never: start `loom` for what is known when the script is made; that would be felt at every Tab.
 */
@NullMarked
package io.linkloom.cli.completion;

import org.jspecify.annotations.NullMarked;
