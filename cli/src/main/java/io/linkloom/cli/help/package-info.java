/**
 * What help says.
 *
 * <p>Comes in: a command and the texts of its room. Goes out: a page about it; the same page makes `--help`, manual pages and completions.
 *
 * <p>Must never: hold a text of its own about a single command.
 */
@NullMarked
package io.linkloom.cli.help;

import org.jspecify.annotations.NullMarked;
