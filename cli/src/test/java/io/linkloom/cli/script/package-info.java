/**
 * Scripts: commands as a user types them, with what they print.
 *
 * <p>Comes in: `*.loom` files. Goes out: a test for each of them and each way to look at it, at a terminal and through a pipe.
 *
 * <p>Must never: sleep, or look into the command line other than by what it prints and how it ends.
 */
@NullMarked
package io.linkloom.cli.script;

import org.jspecify.annotations.NullMarked;
